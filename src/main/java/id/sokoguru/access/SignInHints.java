package id.sokoguru.access;

import java.util.List;

/**
 * As whom anybody may sign in. Only a demo has such people; a real installation has no bean of this
 * kind, and its sign-in page says nothing.
 */
public interface SignInHints {
    /**
     * @param role in a word
     * @param where the cooperative or office
     */
    record Hint(String role, String name, String password, String where) {}

    List<Hint> hints();
}
