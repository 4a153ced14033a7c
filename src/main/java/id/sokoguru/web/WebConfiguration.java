package id.sokoguru.web;

import id.sokoguru.jte.StaticTemplates;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.BusinessDay;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration
class WebConfiguration implements WebMvcConfigurer {
    @Bean
    Templates templates() {
        return new StaticTemplates();
    }

    @Bean
    BusinessDay businessDay() {
        return BusinessDay.ofSystem();
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(new HtmlWriter());
    }
}
