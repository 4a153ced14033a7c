package id.sokoguru.access;

import id.sokoguru.kernel.CooperativeId;
import java.util.Optional;

/** The short names of cooperatives, for the chooser after sign-in; answered by {@code registry}. */
public interface CooperativeNames {
    /** Empty when there is no such cooperative: then nobody enters it. */
    Optional<String> nameOf(CooperativeId cooperative);
}
