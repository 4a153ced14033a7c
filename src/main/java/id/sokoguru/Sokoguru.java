package id.sokoguru;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: {@code ./sokoguru} starts it with a command. */
@SpringBootApplication
public class Sokoguru {
    public static void main(String[] args) {
        SpringApplication.run(Sokoguru.class, args);
    }
}
