Feature: Complaints made in public, and the answer that is owed
  A first answer is owed where the post stands on an account of the school, its author is known and
  it held a query or complaint (defaults 20 to 22). What else a complaint means differs.

  Scenario Outline: A polite complaint on the school's page is <signpost> sent to the complaints procedure at <school>
    Given the school <school>
    And it is Friday 18 September 2026, 16:10
    When staff1 reports:
      | account  | Facebook                                  |
      | said     | The trip was badly run. Please look at it. |
      | behind   | parent: the mother of a pupil             |
      | aimed at | school                                    |
      | kinds    | complaint                                 |
    And <triages> completes "Confirm the facts" with:
      | kinds              | complaint |
      | authors            | parent    |
      | query or complaint | yes       |
      | thought illegal    | no        |
    Then the case has severity low
    And the route "signpost" is <signpost>
    And the route "account action" is not demanded
    And the route "platform report" is not demanded
    And the route "police" is not demanded
    And the route "first answer" is compulsory
    And runner1 has the task "Acknowledge the person who posted" due Saturday 19 September 2026, 16:10

    Examples:
      | school          | triages               | signpost   |
      | wanborough      | the headteacher       | compulsory |
      | avenue          | the headteacher       | compulsory |
      | highters-heath  | the headteacher       | compulsory |
      | boroughbridge   | the senior authoriser | optional   |
      | st-marys-putney | the headteacher       | optional   |

  Scenario: The 24 hours run from receipt, not from triage
    Given the school wanborough
    And it is Monday 21 September 2026, 10:00
    When staff1 reports:
      | account  | Facebook                      |
      | said     | When will somebody answer me? |
      | behind   | parent: a mother              |
      | aimed at | school                        |
      | kinds    | complaint                     |
    And it is Tuesday 22 September 2026, 09:00
    And the headteacher completes "Confirm the facts" with:
      | kinds           | complaint |
      | authors         | parent    |
      | thought illegal | no        |
    Then runner1 has the task "Acknowledge the person who posted" due Tuesday 22 September 2026, 10:00

  Scenario: A comment received on a Saturday of half-term is answered by the end of the next working day
    Given the school wanborough
    And it is Saturday 24 October 2026, 10:00
    When staff1 reports:
      | account  | X                       |
      | said     | Who is in charge there? |
      | behind   | public: @a_neighbour    |
      | aimed at | school                  |
      | kinds    | complaint               |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | complaint |
      | authors         | public    |
      | thought illegal | no        |
    Then runner2 has the task "Acknowledge the person who posted" due Monday 26 October 2026, 16:30

  Scenario: An acknowledgement stops that clock and not the case
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | account  | Facebook                   |
      | said     | Please explain the changes. |
      | behind   | parent: a father           |
      | aimed at | school                     |
      | kinds    | complaint                  |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | complaint |
      | authors         | parent    |
      | thought illegal | no        |
    And runner1 carries out "Acknowledge the person who posted" with:
      | answered in full | no                                   |
      | words            | Thank you. You will hear from us soon. |
    Then there is no task "Acknowledge the person who posted"
    And runner1 has the task "Answer in full" due Tuesday 29 September 2026, 10:00
    And the case is open

  Scenario: No first answer is owed where the author is not known
    Given the school wanborough
    When staff1 reports:
      | account  | Facebook              |
      | said     | Answer me, cowards.   |
      | behind   |                       |
      | aimed at | school                |
      | kinds    | offensive, complaint  |
    And the headteacher completes "Confirm the facts" with:
      | kinds              | offensive, complaint |
      | authors            | unknown              |
      | query or complaint | yes                  |
      | thought illegal    | no                   |
    Then the route "first answer" is not demanded
    And the route "account action" is compulsory

  Scenario: No first answer is owed where the post stands elsewhere
    Given the school st-marys-putney
    When staff1 reports:
      | platform | A village forum      |
      | said     | They never reply.    |
      | behind   | parent: a father     |
      | aimed at | school               |
      | kinds    | complaint            |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | complaint |
      | authors         | parent    |
      | thought illegal | no        |
    Then the route "first answer" is not demanded

  Scenario: A comment that is deleted as abusive is still answered if it held a complaint
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | account     | Facebook                             |
      | said        | You liars. And where is the homework? |
      | behind      | parent: a father                     |
      | kinds       | offensive                            |
      | screenshots | 1                                    |
    And the headteacher completes "Confirm the facts" with:
      | kinds              | offensive |
      | authors            | parent    |
      | query or complaint | yes       |
      | thought illegal    | no        |
    Then runner1 has the task "Hide, delete, block or report"
    And runner1 has the task "Acknowledge the person who posted" due Wednesday 23 September 2026, 10:00
    And the route "signpost" is compulsory
