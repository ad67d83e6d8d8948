Feature: A breach is enquired into
  By somebody who is neither its subject nor whoever decides nor whoever reported it. Where a child may
  have been harmed by an adult nobody is asked anything until the designated officer has advised.

  Scenario: Stop: the designated officer first, before any interview
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person                | staff2 |
      | a child may be harmed | yes    |
    And the headteacher assesses the breach:
      | assessment  | investigate |
      | role        | staff       |
      | types       | WAN-57      |
      | childharmed | yes         |
    Then there is no task "Appoint who investigates"
    And there is a task "Tell the body outside"
    When the headteacher tries to take down what staff3 said
    Then it is refused with "designated officer"
    When the headteacher tells the body outside
    And the headteacher tries to take down what staff3 said
    Then it is refused with "designated officer"
    When the headteacher hears from the body outside "wait"
    Then there is no task "Appoint who investigates"
    When the headteacher hears from the body outside "proceed"
    Then the headteacher has the task "Appoint who investigates"
    When the headteacher appoints the deputy, who has no interest and plans
    And the deputy takes down what staff3 said
    Then staff3 sees 1 statement of their own and nothing else of the case
    And the case does not exist for staff3

  Scenario: Harm comes to light in the middle of the enquiry: it stops
    Given the school avenue
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2 |
    And the headteacher assesses the breach:
      | assessment | investigate |
      | role       | staff       |
      | types      | AR-04       |
    And the headteacher appoints the deputy, who has no interest and plans
    And the deputy learns that a child may be harmed
    Then there is no task "Find on each allegation"
    When the deputy tries to take down what staff3 said
    Then it is refused with "designated officer"

  Scenario: The investigator becomes a witness and is replaced
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2 |
    And the headteacher assesses the breach:
      | assessment | investigate |
      | role       | staff       |
      | types      | WAN-45      |
    And the headteacher appoints the deputy, who has no interest and plans
    Then the deputy has the task "Find on each allegation" due Tuesday 13 October 2026, 10:00
    When the headteacher has somebody else investigate because "She saw it happen."
    Then the case does not exist for the deputy
    And there is no task "Find on each allegation"
    When the headteacher names the line manager to investigate
    And the line manager completes "Say whether you have an interest" with:
      | interest | no |
    Then the line manager has the task "Find on each allegation" due Tuesday 13 October 2026, 10:00
    And there is no task "Plan the enquiry and have the evidence kept"

  Scenario: Neither the reporter nor whoever decides nor the subject investigates
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When the line manager reports a breach:
      | person | staff2 |
    And the headteacher assesses the breach:
      | assessment | investigate |
      | role       | staff       |
      | types      | WAN-45      |
    And the headteacher tries to name the line manager to investigate
    Then it is refused with "Who investigates"
    When the headteacher tries to name the headteacher to investigate
    Then it is refused with "Who investigates"
    When the headteacher names the deputy to investigate
    And the deputy declares an interest in "Say whether you have an interest"
    Then the case does not exist for the deputy
    And the headteacher has the task "Appoint who investigates"

  Scenario: The reporter takes it back: what is known is looked into all the same
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2 |
    And the headteacher assesses the breach:
      | assessment | investigate |
      | role       | staff       |
      | types      | SMP-34      |
    And the headteacher enters that the reporter takes it back, saying "I was angry."
    Then the timeline says "withdrawn"
    And the headteacher has the task "Appoint who investigates"

  Scenario: The accused resigns: the enquiry goes on to a finding
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2 |
    And the headteacher assesses the breach:
      | assessment | investigate |
      | role       | staff       |
      | types      | WAN-45      |
    And the headteacher appoints the deputy, who has no interest and plans
    And the headteacher enters that the accused has left, saying "Resigned by letter."
    Then the accused stands in the case as "former-staff"
    When the deputy finds "upheld" on each allegation
    Then the headteacher has the task "Decide what follows" due Tuesday 29 September 2026, 10:00

  Scenario: Whoever has left before is bound only as far as the policy says
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | accused | A former caretaker |
      | role    | former-staff       |
    And the headteacher tries to assess the breach:
      | assessment | investigate        |
      | who        | other              |
      | accused    | A former caretaker |
      | role       | former-staff       |
      | types      | SMP-34             |
    Then it is refused with "no longer binds"

  Scenario: A pause has a reason and does not count
    Given the school boroughbridge
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2 |
    And the senior authoriser assesses the breach:
      | assessment | investigate |
      | role       | staff       |
      | types      | FED-47      |
    And the headteacher appoints the senior authoriser, who has no interest and plans
    And the headteacher pauses the enquiry because "The person is in hospital."
    Then there is no task "Find on each allegation"
    And the headteacher has the task "Let the enquiry go on, or wait on" due Tuesday 29 September 2026, 10:00
    When 5 working days pass
    And the headteacher completes "Let the enquiry go on, or wait on" with:
      | goes on | yes |
    Then the senior authoriser has the task "Find on each allegation" due Tuesday 20 October 2026, 10:00

  Scenario: A longer enquiry needs a reason
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2 |
    And the headteacher assesses the breach:
      | assessment | investigate |
      | role       | staff       |
      | types      | WAN-45      |
    And the headteacher appoints the deputy, who has no interest and plans
    And the deputy asks for more time for "Find on each allegation", until Tuesday 20 October 2026, 10:00, because "A witness is away."
    Then the deputy has the task "Find on each allegation" due Tuesday 20 October 2026, 10:00

  Scenario: Each confirms their own words, and puts them right
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2 |
    And the headteacher assesses the breach:
      | assessment | investigate |
      | role       | staff       |
      | types      | WAN-45      |
    And the headteacher appoints the deputy, who has no interest and plans
    And the deputy takes down what staff3 said
    And the deputy takes down what staff2 said
    And the deputy takes down on paper what "A visitor" said
    Then staff2 sees 1 statement of their own and nothing else of the case
    And the case does not exist for staff2
    When the deputy tries to find "upheld" on each allegation
    Then it is refused with "not confirmed"
    When staff3 confirms their own statement
    And staff2 puts their own statement right: "I did not say that."
    And the deputy finds "not-upheld" on each allegation
    Then the headteacher has the task "Decide what follows"
