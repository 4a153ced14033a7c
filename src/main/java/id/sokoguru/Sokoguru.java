package id.sokoguru;

import id.sokoguru.cli.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application: {@code ./sokoguru COMMAND} starts it. */
@EnableScheduling
@SpringBootApplication
public class Sokoguru {
    public static void main(String[] arguments) {
        int status = Commands.run(Sokoguru.class, arguments);
        if (status != Commands.SERVING) {
            System.exit(status);
        }
    }
}
