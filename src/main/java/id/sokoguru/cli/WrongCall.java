package id.sokoguru.cli;

/** What was typed makes no sense: shown as one sentence, exit status 2. */
final class WrongCall extends RuntimeException {
    WrongCall(String sentence) {
        super(sentence);
    }
}
