package id.sokoguru.access;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.BusinessDay;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

@Configuration
@ConditionalOnWebApplication
class SecurityConfiguration {
    /** Nothing inline, nothing from elsewhere, no frame around us. */
    static final String CONTENT =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self';"
                    + " manifest-src 'self'; worker-src 'self'; connect-src 'self'";

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            Sessions sessions,
            FirstRun firstRun,
            AccessKey key,
            Templates templates,
            BusinessDay clock,
            JsonMapper json,
            @Qualifier("requestMappingHandlerMapping")
                    ObjectProvider<RequestMappingHandlerMapping> mapping) {
        var doorman = new Doorman(templates, clock, json);
        return http.sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .csrf(csrf ->
                        csrf.csrfTokenRepository(new FormTokens(key))
                                .ignoringRequestMatchers(SessionFilter::bearer))
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                                .referrerPolicy(
                                        referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(
                                        DispatcherType.ASYNC,
                                        DispatcherType.ERROR,
                                        DispatcherType.FORWARD)
                                .permitAll()
                                .anyRequest()
                                .access(new Gate(mapping::getObject)))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(doorman).accessDeniedHandler(doorman))
                .addFilterBefore(new SessionFilter(sessions, firstRun), CsrfFilter.class)
                .build();
    }

    /** Without it Spring Boot would make a user with a password of its own. */
    @Bean
    AuthenticationManager nobodyElse() {
        return authentication -> {
            throw new ProviderNotFoundException("people sign in at /masuk only");
        };
    }
}
