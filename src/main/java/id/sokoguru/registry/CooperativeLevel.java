package id.sokoguru.registry;

/**
 * UU 25/1992 art. 15: members of a primary cooperative are persons, of a secondary one
 * cooperatives.
 */
public enum CooperativeLevel {
    PRIMER,
    SEKUNDER
}
