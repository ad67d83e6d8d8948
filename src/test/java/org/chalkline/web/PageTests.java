package org.chalkline.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@SpringJUnitWebConfig(Templates.class)
class PageTests {

  @Autowired WebApplicationContext context;
  MockMvc mvc;

  @BeforeEach
  void start() {
    mvc = MockMvcBuilders.webAppContextSetup(context).addFilters(new PageHeaders()).build();
  }

  @Test
  void names() throws Exception {
    System.out.println(mvc.perform(get("/kit?wrong=true")).andReturn().getResponse().getContentAsString());
  }
}
