package id.sokoguru.demo;

import java.util.List;

/**
 * What a filling leaves behind for the server.
 *
 * @param seats where somebody comes to the counter while the demo runs, and the visitors' tills
 */
record Filled(
        List<Seat> seats, List<SignInRow> signIns, int cooperatives, int members, int entries) {}
