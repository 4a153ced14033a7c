package id.sokoguru.cli;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/**
 * Says why the application did not start, in the words of Spring's analysis; the sentences meant
 * for everybody are told by {@link Commands}. Named in META-INF/spring.factories.
 */
final class StartFailures implements FailureAnalysisReporter {
    @Override
    public void report(FailureAnalysis analysis) {
        if (Commands.sentence(analysis.getCause()) == null) {
            System.err.println(analysis.getDescription());
            if (analysis.getAction() != null) {
                System.err.println(analysis.getAction());
            }
        }
    }
}
