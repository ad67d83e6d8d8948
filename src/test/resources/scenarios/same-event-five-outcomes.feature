Feature: Same event, five outcomes
  Four events that each of the five policies answers in its own way (policies.md, "Same event, five
  outcomes"); the fifth, a racist comment by a parent, has a feature of its own. Where the process that
  an event belongs to does not exist yet, the task that stands in its place is what happens.

  Scenario Outline: A parent complains politely on the page of <school>
    Given the school <school>
    And it is Friday 18 September 2026, 16:10
    When staff1 reports:
      | account  | Facebook                                   |
      | said     | The trip was badly run. Please look at it. |
      | behind   | parent: the mother of a pupil              |
      | aimed at | school                                     |
      | kinds    | complaint                                  |
    And <triages> completes "Confirm the facts" with:
      | kinds              | complaint |
      | authors            | parent    |
      | query or complaint | yes       |
      | thought illegal    | no        |
    Then the routes are "<routes>"
    And the route "signpost" is <signpost>
    And the route "first answer" is compulsory
    And runner1 has the task "Acknowledge the person who posted" due Saturday 19 September 2026, 16:10
    And there is no task "Hide, delete, block or report"

    Examples:
      | school          | triages               | signpost   | routes                                                                   |
      | wanborough      | the headteacher       | compulsory | evidence, first answer, signpost                                         |
      | boroughbridge   | the senior authoriser | optional   | evidence, first answer, signpost, inform line manager, inform leadership |
      | highters-heath  | the headteacher       | compulsory | evidence, first answer, signpost, record, parent escalation              |
      | avenue          | the headteacher       | compulsory | evidence, first answer, signpost                                         |
      | st-marys-putney | the headteacher       | optional   | evidence, first answer, signpost, inform online safety                   |

  Scenario Outline: A parent of <school> shares a photograph that shows other children
    Given the school <school>
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | said     | Sports day, all of them.      |
      | behind   | parent: the father of a pupil |
      | aimed at | pupil: children of Year 2     |
      | kinds    | identifies-child              |
    And <triages> completes "Confirm the facts" with:
      | kinds           | identifies-child |
      | authors         | parent           |
      | thought illegal | no               |
    Then the routes are "<routes>"
    And the route "data protection" is compulsory
    And the route "safeguarding" is compulsory
    And <stands> has the task "<task>"

    Examples:
      | school          | triages               | routes                                                                                           | stands                        | task                                       |
      | wanborough      | the headteacher       | safeguarding, evidence, data protection                                                          | the data protection officer   | Look at the breach of personal data        |
      | boroughbridge   | the senior authoriser | safeguarding, evidence, platform report, data protection, inform line manager, inform leadership | the senior leader             | Hear of it as senior staff                 |
      | highters-heath  | the headteacher       | safeguarding, evidence, record, data protection                                                  | the headteacher               | Enter in the records that the policy names |
      | avenue          | the headteacher       | safeguarding, evidence, parent escalation, data protection                                       | the data protection officer   | Look at the breach of personal data        |
      | st-marys-putney | the headteacher       | safeguarding, evidence, platform report, data protection, inform online safety                   | the online safety coordinator | Hear of it as online safety coordinator    |

  Scenario Outline: A pupil of <school> sends a member of staff a friend request
    Given the school <school>
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | said            | A friend request, and a second one. |
      | behind          | pupil: a pupil of Year 6            |
      | aimed at        | staff2                              |
      | kinds           | other                               |
      | touches a child | yes                                 |
    And we turn to the safeguarding referral
    Then only <lead> has the task "Take up the safeguarding referral"
    When we turn back to the case that handed over
    And <triages> completes "Confirm the facts" with:
      | kinds           | other |
      | authors         | pupil |
      | child touched   | yes   |
      | thought illegal | no    |
    Then the case has severity high
    And the routes are "<routes>"
    And the route "safeguarding" is compulsory
    And there is a task "Follow the behaviour policy and tell the parents"

    Examples:
      | school          | triages               | lead                  | routes                                                                                           |
      | wanborough      | the headteacher       | the safeguarding lead | safeguarding, evidence, pupil behaviour                                                          |
      | boroughbridge   | the senior authoriser | the safeguarding lead | safeguarding, evidence, platform report, pupil behaviour, inform line manager, inform leadership |
      | highters-heath  | the headteacher       | the safeguarding lead | safeguarding, evidence, record, pupil behaviour                                                  |
      | avenue          | the headteacher       | the safeguarding lead | safeguarding, evidence, pupil behaviour                                                          |
      | st-marys-putney | the headteacher       | the safeguarding lead | safeguarding, evidence, platform report, pupil behaviour, inform online safety                   |

  Scenario Outline: A member of staff of <school> insults another school
    Given the school <school>
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | said     | The school down the road could not teach a cat. |
      | behind   | staff: {the name of staff2}                     |
      | aimed at | school                                          |
      | kinds    | offensive                                       |
    And <triages> completes "Confirm who is meant" with:
      | persons | {the name of staff2} |
    And <triages> completes "Confirm the facts" with:
      | kinds           | offensive |
      | authors         | staff     |
      | thought illegal | no        |
    Then the routes are "<routes>"
    And the route "breach investigation" is compulsory
    And the case does not exist for staff2
    And the route "police" is not demanded
    When we turn to the investigation of the breach
    Then <triages> has the task "Make the first assessment" due Wednesday 23 September 2026, 10:00
    And the case does not exist for staff2

    Examples:
      | school          | triages               | routes                                                                                  |
      | wanborough      | the headteacher       | evidence, platform report, record, breach investigation                                 |
      | boroughbridge   | the senior authoriser | evidence, platform report, breach investigation, inform line manager, inform leadership |
      | highters-heath  | the headteacher       | evidence, record, breach investigation                                                  |
      | avenue          | the headteacher       | evidence, breach investigation                                                          |
      | st-marys-putney | the headteacher       | evidence, platform report, breach investigation, inform online safety                   |
