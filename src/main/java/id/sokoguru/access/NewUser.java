package id.sokoguru.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person to be given an account.
 *
 * @param signInName 3 to 40 of {@code a–z 0–9 . _ -}; unique over the installation, case does not
 *     matter
 * @param password known in advance only for the demo and for tests; null = the person sets it with
 *     a start code
 */
public record NewUser(
        String signInName, String displayName, @Nullable String password, List<Place> places) {}
