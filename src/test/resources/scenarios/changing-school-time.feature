Feature: School time changes while cases run
  Closures at short notice, INSET days, school hours and proclaimed bank holidays move the open deadlines
  (policies.md (i) 20, 36, 62 and 63, "Words for time"). What is late stays late.

  Scenario: Snow on Monday moves what was due on Monday
    Given the school wanborough
    And it is Friday 18 September 2026, 16:10
    When staff1 reports:
      | account | Facebook   |
      | kinds   | defamation |
    Then the headteacher has the task "Confirm the facts" due Monday 21 September 2026, 16:10
    And runner1 has the task "Keep a copy" due Monday 21 September 2026, 09:10
    When the school closes on Monday 21 September 2026 because of snow
    Then the deadline of the task "Confirm the facts" moves to Tuesday 22 September 2026, 16:10
    And the deadline of the task "Keep a copy" moves to Tuesday 22 September 2026, 09:10
    And the headteacher has the task "Confirm the facts" due Tuesday 22 September 2026, 16:10
    When it is Tuesday 22 September 2026, 12:00
    Then the timeline does not say "task reminded: Confirm the facts"
    When it is Tuesday 22 September 2026, 16:11
    Then the timeline says "task reminded: Confirm the facts"

  Scenario: Danger does not wait for the snow to melt
    Given the school avenue
    When staff1 reports:
      | behind | public: @somebody |
      | kinds  | threat            |
      | danger | yes               |
    Then the headteacher has the task "See that everybody is safe" due Friday 18 September 2026, 16:25
    When the school closes on Friday 18 September 2026 because of snow
    Then the deadline of the task "See that everybody is safe" stays Friday 18 September 2026, 16:25

  Scenario: An INSET day is a working day, and moves nothing that is counted in working days
    Given the school highters-heath
    When staff1 reports:
      | kinds | defamation |
    And Monday 21 September 2026 becomes an INSET day
    Then the deadline of the task "Confirm the facts" stays Monday 21 September 2026, 16:10

  Scenario: A week's closure before half-term
    Given the school st-marys-putney
    And it is Friday 16 October 2026, 15:00
    When staff1 reports:
      | kinds | defamation |
    And the school closes from Monday 19 October 2026 to Friday 23 October 2026 because of a flood
    Then the deadline of the task "Confirm the facts" moves to Monday 26 October 2026, 15:00

  Scenario: The school opens after all
    Given the school recreation
    When the school closes on Monday 21 September 2026 because of snow
    And staff1 reports:
      | kinds | defamation |
    Then the headteacher has the task "Confirm the facts" due Tuesday 22 September 2026, 16:10
    When the school opens on Monday 21 September 2026 after all
    Then the deadline of the task "Confirm the facts" moves to Monday 21 September 2026, 16:10

  Scenario: Other school hours move what came in when the school will have been closed
    Given the school wanborough
    When staff1 reports:
      | kinds | defamation |
    And the school opens at 08:00 and closes at 16:00
    Then the deadline of the task "Confirm the facts" moves to Tuesday 22 September 2026, 08:00

  Scenario: A bank holiday is proclaimed
    Given the school king-james
    And it is Thursday 24 June 2027, 10:00
    When staff1 reports:
      | kinds | defamation |
    And a bank holiday is proclaimed on Friday 25 June 2027
    Then the deadline of the task "Confirm the facts" moves to Monday 28 June 2027, 10:00

  Scenario: What is late stays late
    Given the school wanborough
    When staff1 reports:
      | kinds | defamation |
    And it is Monday 21 September 2026, 16:30
    And the school closes on Monday 21 September 2026 because of snow
    Then the deadline of the task "Confirm the facts" stays Monday 21 September 2026, 16:10

  Scenario: Unless the change says otherwise
    Given the school wanborough
    When staff1 reports:
      | kinds | defamation |
    And it is Monday 21 September 2026, 16:30
    And the school closes on Monday 21 September 2026 because of snow, counting anew what is late
    Then the deadline of the task "Confirm the facts" moves to Tuesday 22 September 2026, 16:10

  Scenario: A time that people agreed on stays
    Given the school wanborough
    When staff1 reports:
      | kinds | defamation |
    And the headteacher asks for more time for "Confirm the facts", until Tuesday 22 September 2026, 12:00, because "Waiting for the copy"
    And the school closes on Tuesday 22 September 2026 because of snow
    Then the deadline of the task "Confirm the facts" stays Tuesday 22 September 2026, 12:00

  Scenario: Whoever is outside the case learns nothing by what would move
    Given the school wanborough
    When staff1 reports:
      | behind      | staff: I will not say |
      | behind post | headteacher           |
      | kinds       | offensive             |
    Then closing on Monday 21 September 2026 would show the headteacher nothing of the case
    And closing on Monday 21 September 2026 would move the task "Confirm who is meant" for the chair of governors

  Scenario: A school without a holiday rota is told so
    Given the school avenue
    Then the school is told that it has no holiday rota

  Scenario: In the holidays the work goes to whoever is on the rota, and to nobody's wrong hands
    Given the school avenue
    And staff2 is on the holiday rota as headteacher from Saturday 24 October 2026 to Friday 30 October 2026
    And it is Monday 26 October 2026, 10:00
    When staff1 reports:
      | kinds | defamation |
    Then only the headteacher and staff2 have the task "Confirm the facts"
    When it is Saturday 31 October 2026, 00:00
    Then only the headteacher has the task "Confirm the facts"
    And the case does not exist for staff2

  Scenario: Whoever is meant gets nothing by the rota
    Given the school avenue
    And staff2 is on the holiday rota as headteacher from Saturday 24 October 2026 to Friday 30 October 2026
    And it is Monday 26 October 2026, 10:00
    When staff1 reports:
      | behind      | staff: I will not say |
      | behind post | staff2                |
      | kinds       | offensive             |
    Then the case does not exist for staff2

  Scenario Outline: Deadlines at the edges: <when>
    Given the school <school>
    And it is <reported>
    When staff1 reports:
      | kinds | defamation |
    Then <triages> has the task "Confirm the facts" due <due>

    Examples:
      | when                           | school          | triages               | reported                          | due                              |
      | a minute before opening        | wanborough      | the headteacher       | Tuesday 22 September 2026, 08:29  | Wednesday 23 September 2026, 08:30 |
      | at closing time                | wanborough      | the headteacher       | Friday 18 September 2026, 16:30   | Tuesday 22 September 2026, 08:30 |
      | at midnight                    | boroughbridge   | the senior authoriser | Friday 18 September 2026, midnight | Tuesday 22 September 2026, 08:30 |
      | the clocks go back             | recreation      | the headteacher       | Saturday 24 October 2026, 23:59   | Tuesday 27 October 2026, 08:30   |
      | the clocks go forward          | avenue          | the headteacher       | Saturday 27 March 2027, 23:30     | Wednesday 31 March 2027, 08:30   |
      | before the leap day            | highters-heath  | the headteacher       | Monday 28 February 2028, 10:00    | Tuesday 29 February 2028, 10:00  |
      | on the leap day                | st-marys-putney | the headteacher       | Tuesday 29 February 2028, 10:00   | Wednesday 1 March 2028, 10:00    |
      | New Year's Day                 | king-james      | the senior authoriser | Friday 1 January 2027, 09:00      | Tuesday 5 January 2027, 08:30    |
