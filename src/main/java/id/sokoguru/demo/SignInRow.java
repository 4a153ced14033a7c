package id.sokoguru.demo;

/** A line of the table that the demo prints: as whom one may sign in. */
record SignInRow(String role, String name, String password, String where) {
    String line() {
        return String.join("\t", role, name, password, where);
    }

    static SignInRow of(String line) {
        var part = line.split("\t");
        return new SignInRow(part[0], part[1], part[2], part[3]);
    }
}
