package id.sokoguru.cli;

import java.io.IOException;
import java.net.ServerSocket;

/**
 * The port of the web server: looked at before the database starts, told when everything is ready.
 */
record Port(int number) {
    static Port of(Call call) {
        return new Port(call.port());
    }

    Port checkFree() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(number));
            return this;
        } catch (IOException taken) {
            throw new WrongCall(takenBySomebody(number));
        }
    }

    static String takenBySomebody(int number) {
        return "Port %d is taken by another program. Choose another, for example --port %d."
                .formatted(number, number < 65_535 ? number + 1 : 8080);
    }

    String address() {
        return "http://localhost:" + number + "/";
    }

    void announce(String first) {
        System.out.println();
        System.out.println("  " + first + "  " + address());
        System.out.println("  Stop it with Ctrl-C.");
        System.out.println();
    }
}
