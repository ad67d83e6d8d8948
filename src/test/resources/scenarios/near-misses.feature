Feature: Near misses
  One policy keeps a full register, two schools of another report their own mistakes, and elsewhere there is no such page
  (row 43); a near miss is looked at within five working days (default 72).

  Scenario: A full register: risk, an action with owner and date, a lesson (HH-30 to HH-34)
    Given the school highters-heath
    And it is Friday 18 September 2026, 10:00
    When staff1 reports a near miss:
      | kind | media-issue                          |
      | said | A picture with a name tag nearly went |
    Then the headteacher has the task "Assess the risk" due Friday 25 September 2026, 10:00
    When the headteacher completes "Assess the risk" with:
      | likelihood   | 2                    |
      | severity     | 3                    |
      | clause       | HH-30                |
      | needed       | yes                  |
      | first action | Check name tags      |
      | first owner  | {the name of staff2} |
      | first due    | 2026-10-01           |
    Then staff2 has the task "Carry out what follows from the near miss"
    When staff2 completes "Carry out what follows from the near miss" with:
      | done  | yes       |
      | words | All gone. |
    And the headteacher completes "See what was learnt" with:
      | more   | no                           |
      | lesson | Look at name tags beforehand |
    Then the case is closed with the outcome "near-miss-kept"
    And the headteacher sees the lesson "Look at name tags beforehand"

  Scenario: A self-report of a picture: deleted within the hour, the line manager told (FED-74, FED-75)
    Given the school king-james
    And it is Friday 18 September 2026, 10:00
    When staff1 reports a near miss:
      | kind | picture |
    Then staff1 has the task "Delete the picture" due Friday 18 September 2026, 11:00
    When staff1 completes "Delete the picture" with:
      | deleted | yes |
    Then the line manager has the task "Take note of what was reported" due Friday 25 September 2026, 10:00
    When the line manager completes "Take note of what was reported" with:
      | advice | Thank you for saying so. |
    Then the case is closed with the outcome "near-miss-kept"
    And staff1 has been written to, saying "Thank you for saying so."

  Scenario: The name is withheld: nobody is written to, and the code reads on
    Given the school boroughbridge
    And it is Friday 18 September 2026, 10:00
    When staff1 reports a near miss:
      | kind     | mistake |
      | withheld | yes     |
    And the line manager completes "Take note of what was reported" with:
      | advice | It can happen to anybody. |
    Then staff1 has not been written to
    And staff2 reads with the code "It can happen to anybody."
    And the case does not exist for staff1

  Scenario: The same platform twice is a pattern
    Given the school highters-heath
    And it is Friday 18 September 2026, 10:00
    When staff1 reports a near miss:
      | platform | instagram |
    And staff2 reports a near miss:
      | platform | instagram |
      | withheld | yes       |
    Then the headteacher sees that near misses on "instagram" happened 2 times

  Scenario Outline: <school> has none
    Given the school <school>
    And it is Friday 18 September 2026, 10:00
    When staff1 tries to report a near miss:
      | kind | mistake |
    Then the answer is that there is no such case

    Examples:
      | school          |
      | wanborough      |
      | avenue          |
      | st-marys-putney |
