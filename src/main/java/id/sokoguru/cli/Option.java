package id.sokoguru.cli;

/**
 * An option of a command.
 *
 * @param name without the dashes
 * @param value what it takes, e.g. {@code DIR}; empty for a switch
 * @param meaning one line for the help
 */
record Option(String name, String value, String meaning) {
    static final Option DATA = new Option("data", "DIR", "where the data lies");
    static final Option PORT = new Option("port", "N", "the port of the web server (8080)");

    boolean isSwitch() {
        return value.isEmpty();
    }
}
