Feature: The police, before and beside the steps with a parent
  What a policy sends to the police goes there the same day, and contact with the parent is held until they
  advise; what it leaves to judgement is decided the same working day, with its reason (defaults 7, 8, 65).

  Scenario Outline: Compulsory at <school>: <kind>
    Given the school <school>
    And it is Friday 18 September 2026, 16:10
    When the headteacher begins steps with a parent:
      | kinds | <kind> |
    Then the headteacher has the task "Report to the police" due Friday 18 September 2026, 23:59
    And contact with the parent is held

    Examples:
      | school     | kind       |
      | avenue     | harassment |
      | recreation | threat     |
      | avenue     | racist     |
      | recreation | sexist     |
      | avenue     | hate       |

  Scenario: At the Avenue nothing goes to the parent until the police advise
    Given the school avenue
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | racist |
    And the headteacher says that the parent is "A Winter"
    Then there is no task "Offer times"
    When the headteacher carries out "Report to the police" with:
      | danger           | no          |
      | force            | The police  |
      | police reference | LOG 77      |
      | hold contact     | yes         |
    Then the timeline says "LOG 77"
    And contact with the parent is held
    And there is no task "Offer times"
    And the headteacher has the task "See whether the police allow contact" due Tuesday 29 September 2026, 10:00
    When it is Tuesday 29 September 2026, 09:30
    And the headteacher completes "See whether the police allow contact" with:
      | allowed | not-yet                  |
      | words   | They are still enquiring. |
    Then contact with the parent is held
    And the headteacher has the task "See whether the police allow contact" due Tuesday 6 October 2026, 09:30
    When it is Thursday 1 October 2026, 11:00
    And the headteacher completes "See whether the police allow contact" with:
      | allowed | yes            |
      | words   | You may meet. |
    Then contact with the parent is allowed
    And the headteacher has the task "Offer times" due Monday 5 October 2026, 11:00

  Scenario Outline: By judgement at Wanborough, with the reason either way: <decision>
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | racist |
    Then the headteacher has the task "Decide about the police" due Tuesday 22 September 2026, 16:30
    And contact with the parent is allowed
    When the headteacher tries to complete "Decide about the police" with:
      | report | no      |
      | reason | (empty) |
    Then it is refused with "Enter why"
    When the headteacher completes "Decide about the police" with:
      | report       | <decision> |
      | force        | <force>    |
      | hold contact | <hold>     |
      | reason       | <reason>   |
    Then the timeline says "<reason>"
    And contact with the parent is <contact>

    Examples:
      | decision | force      | hold    | reason                    | contact |
      | no       | (empty)    | (empty) | One word, taken back.     | allowed |
      | yes      | The police | yes     | A racial element.         | held    |
      | yes      | The police | no      | They said that we may go on. | allowed |

  Scenario Outline: What the federation thinks illegal goes to the police: <illegal>
    Given the school king-james
    And it is Tuesday 22 September 2026, 17:00
    When the headteacher begins steps with a parent:
      | kinds           | racist    |
      | thought illegal | <illegal> |
    Then contact with the parent is <contact>
    And <result>

    Examples:
      | illegal | contact | result                                                                                      |
      | yes     | held    | the headteacher has the task "Report to the police" due Tuesday 22 September 2026, 23:59    |
      | no      | allowed | there is no task "Report to the police"                                                     |

  Scenario Outline: In danger it is 999 at once, at <school>
    Given the school <school>
    And it is Saturday 19 September 2026, 22:00
    When the headteacher begins steps with a parent:
      | kinds  | threat |
      | danger | yes    |
    Then the headteacher has the task "Report to the police" due Saturday 19 September 2026, 22:15

    Examples:
      | school          |
      | recreation      |
      | wanborough      |
      | st-marys-putney |

  Scenario: Asked about from any rung, and what is planned waits for the police
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When the headteacher begins steps with a parent:
      | kinds | offensive |
    And the headteacher says that the parent is "A Winter"
    Then a letter "Ask for removal and invite to talk" waits to be written
    When the headteacher tries to ask about the police because ""
    Then it is refused with "Enter why the police should be asked about"
    When the headteacher asks about the police because "He waited at the gate."
    Then the timeline says "He waited at the gate."
    When the headteacher completes "Decide about the police" with:
      | report       | yes              |
      | force        | The police       |
      | hold contact | yes              |
      | reason       | She is frightened. |
    Then contact with the parent is held
    When the headteacher tries to send the letter "Ask for removal and invite to talk"
    Then it is refused with "Contact is held, so this letter may not go now"
    And no letter was sent
    When the headteacher completes "See whether the police allow contact" with:
      | allowed | yes         |
      | words   | Go on then. |
    And the letter "Ask for removal and invite to talk" goes, signed by the headteacher
    Then the letter L1 was sent

  Scenario: The police are asked in the case that hands over, and not twice
    Given the school avenue
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | said   | Send that teacher back home. |
      | behind | parent: a father             |
      | kinds  | racist                       |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | racist |
      | authors         | parent |
      | thought illegal | no     |
    Then the headteacher has the task "Report to the police" due Tuesday 22 September 2026, 23:59
    When we turn to the steps with the parent
    Then there is no task "Report to the police"
    And contact with the parent is held
    And the headteacher has the task "See whether the police allow contact"
