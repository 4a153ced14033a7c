package id.sokoguru.web;

/** Nothing is here, or nothing that this visitor may know of: both are 404 and look the same. */
public final class NotFound extends RuntimeException {
    public NotFound(String what) {
        super(what);
    }
}
