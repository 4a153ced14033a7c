package id.sokoguru.cli;

import java.util.List;

/**
 * One thing that {@code ./sokoguru} can do. A command asks its {@link Call} for options and, if it
 * needs them, for the rooms: the application then starts without a web server. A command that never
 * asks (like {@code verify}) needs no database.
 */
interface Command {
    /** As typed, one word or two, e.g. {@code import cooperatives}. */
    String name();

    /** What follows the name, e.g. {@code --region CODE --kind KIND}; empty if nothing. */
    String synopsis();

    /** One line for {@code ./sokoguru help}. */
    String summary();

    /** The options it knows, without the dashes; {@code data} is known to all. */
    List<Option> options();

    /** Whether {@code ./sokoguru help} lists it; a few serve the launcher only. */
    default boolean isListed() {
        return true;
    }

    /**
     * @return the exit status: 0 done, 1 not done, 2 wrongly called
     * @throws WrongCall with a sentence, when what was typed makes no sense
     */
    int run(Call call) throws Exception;
}
