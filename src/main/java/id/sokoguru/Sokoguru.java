package id.sokoguru;

import id.sokoguru.cli.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: {@code ./sokoguru COMMAND} starts it. */
@SpringBootApplication
public class Sokoguru {
    public static void main(String[] arguments) {
        int status = Commands.run(Sokoguru.class, arguments);
        if (status != Commands.SERVING) {
            System.exit(status);
        }
    }
}
