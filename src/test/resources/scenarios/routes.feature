Feature: What has to be done, by whom
  Severity, routes and which of them are compulsory come from the confirmed facts and the profile's
  answers (policies.md (c), (d), (h)).

  Scenario Outline: A threat by a stranger at <school>
    Given the school <school>
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | said   | You will regret this. |
      | behind | public: @somebody     |
      | kinds  | threat                |
    And <triages> completes "Confirm the facts" with:
      | kinds           | threat    |
      | authors         | public    |
      | thought illegal | <illegal> |
    Then the case has severity high
    And the route "police" is <police>

    Examples:
      | school          | triages               | illegal | police            |
      | wanborough      | the headteacher       | yes     | left to judgement |
      | boroughbridge   | the senior authoriser | yes     | compulsory        |
      | highters-heath  | the headteacher       | no      | left to judgement |
      | avenue          | the headteacher       | no      | compulsory        |
      | st-marys-putney | the headteacher       | no      | left to judgement |

  Scenario: A possible sexual image of a child is never uploaded
    Given the school wanborough
    When staff1 tries to report:
      | kinds                              | sexual-image |
      | may be a sexual image of a child   | yes          |
      | screenshots                        | 1            |
    Then it is refused with "Do not upload an image that may be a sexual image of a child"

  Scenario: A possible sexual image of a child opens the safeguarding and police routes at once
    Given the school highters-heath
    And it is Saturday 19 September 2026, 14:00
    When staff1 reports:
      | account                          | Facebook     |
      | said                             | A picture, described in words only. |
      | aimed at                         | pupil        |
      | kinds                            | sexual-image |
      | may be a sexual image of a child | yes          |
    Then the route "police" is compulsory
    And the route "safeguarding" is compulsory
    And the route "evidence" is not demanded
    And the headteacher has the task "Report to the police" due Saturday 19 September 2026, 23:59
    And the case has severity not yet triaged
    When we turn to the safeguarding referral
    Then the safeguarding lead has the task "Take up the safeguarding referral" due Monday 21 September 2026, 09:30
    And we turn back to the case that handed over
    When the headteacher completes "Confirm the facts" with:
      | kinds           | sexual-image |
      | authors         | unknown      |
      | child touched   | yes          |
      | thought illegal | yes          |
    Then the case has severity immediate
    And the route "evidence" is not demanded

  Scenario Outline: A pupil behind it: the behaviour policy at <school>
    Given the school <school>
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | behind | pupil: a boy in the top class |
      | kinds  | offensive                     |
    And <triages> completes "Confirm the facts" with:
      | kinds           | offensive |
      | authors         | pupil     |
      | thought illegal | no        |
    Then the headteacher has the task "Follow the behaviour policy and tell the parents" due Thursday 24 September 2026, 10:00
    And the route "parent escalation" is not demanded
    And the route "breach investigation" is not demanded

    Examples:
      | school         | triages               |
      | wanborough     | the headteacher       |
      | king-james     | the senior authoriser |
      | highters-heath | the headteacher       |

  Scenario Outline: A member of staff behind it: the breach goes to the assessor of <school>
    Given the school <school>
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | behind | staff: {the name of staff2} |
      | kinds  | offensive                   |
    And <assessor> completes "Confirm who is meant" with:
      | persons | {the name of staff2} |
    And <assessor> completes "Confirm the facts" with:
      | kinds           | offensive |
      | authors         | staff     |
      | thought illegal | no        |
    Then the case does not exist for staff2
    And the route "parent escalation" is not demanded
    When we turn to the investigation of the breach
    Then <assessor> has the task "Make the first assessment" due Wednesday 23 September 2026, 10:00
    And the case does not exist for staff2

    Examples:
      | school         | assessor              |
      | wanborough     | the headteacher       |
      | boroughbridge  | the senior authoriser |
      | highters-heath | the headteacher       |
      | recreation     | the headteacher       |

  Scenario: Somebody poses as the school, elsewhere
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | platform | Instagram                    |
      | place    | a page with the school's name |
      | aimed at | school                       |
      | kinds    | impersonation                |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | impersonation |
      | authors         | unknown       |
      | thought illegal | no            |
    Then the case has severity medium
    And the route "platform report" is compulsory
    And the route "account action" is not demanded
    And the headteacher has the task "Report to the platform" due Tuesday 22 September 2026, 16:30

  Scenario: Personal data got out
    Given the school king-james
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | account | Facebook                 |
      | said    | A list with phone numbers |
      | kinds   | personal-data            |
      | behind  | parent: a mother         |
    And the senior authoriser completes "Confirm the facts" with:
      | kinds           | personal-data |
      | authors         | parent        |
      | thought illegal | no            |
    Then the route "data protection" is compulsory
    And the data protection officer has the task "Look at the breach of personal data" due Tuesday 22 September 2026, 23:59
    And the case exists for the data protection officer

  Scenario Outline: Where nobody knows the author, what is left is the platform
    Given the school <school>
    When staff1 reports:
      | platform | A site for rating teachers |
      | kinds    | bullying                   |
    And <triages> completes "Confirm the facts" with:
      | kinds           | bullying |
      | authors         | unknown  |
      | thought illegal | no       |
    Then the route "platform report" is optional
    And the route "parent escalation" is not demanded
    And the route "account action" is not demanded
    And <triages> has the task "Report to the platform"

    Examples:
      | school         | triages               |
      | highters-heath | the headteacher       |
      | avenue         | the headteacher       |
      | boroughbridge  | the senior authoriser |

  Scenario Outline: The line manager hears of it unless the reporter asks that they do not
    Given the school boroughbridge
    When staff1 reports:
      | kinds                 | offensive         |
      | behind                | public: @somebody |
      | tell the line manager | <tell>            |
    And the senior authoriser completes "Confirm the facts" with:
      | kinds           | offensive |
      | authors         | public    |
      | thought illegal | no        |
    Then the route "inform leadership" is compulsory
    And the route "inform line manager" is <route>
    And the case <exists> for the line manager

    Examples:
      | tell | route        | exists         |
      | yes  | compulsory   | exists         |
      | no   | not demanded | does not exist |

  Scenario: A compulsory route is ended only with a reason
    Given the school avenue
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | behind | parent: a father |
      | kinds  | racist           |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | racist |
      | authors         | parent |
      | thought illegal | no     |
    And the headteacher tries to complete "Report to the police" with:
      | carried out | no      |
      | reason      | (empty) |
    Then it is refused with "Enter why it is not needed"
    And the headteacher has the task "Report to the police"
    When the headteacher ends "Report to the police" because "The police already have it, under a number that the parent showed us."
    Then the route "police" was ended because "The police already have it, under a number that the parent showed us."
    And the headteacher does not have the task "Report to the police"
    And the timeline says "The police already have it"

  Scenario: A report to the police carries its reference number
    Given the school recreation
    When staff1 reports:
      | behind | parent: a father |
      | kinds  | hate             |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | hate   |
      | authors         | parent |
      | thought illegal | no     |
    And the headteacher tries to complete "Report to the police" with:
      | carried out      | yes     |
      | danger           | no      |
      | hold contact     | no      |
      | police reference | (empty) |
    Then it is refused with "Enter the reference number"
    When the headteacher carries out "Report to the police" with:
      | danger           | no          |
      | hold contact     | yes         |
      | force            | The county  |
      | police reference | CR/1234/26  |
    Then the route "police" was carried out
    And the timeline says "CR/1234/26"

  Scenario: Each measure that must be considered is taken or declined, with the reason
    Given the school wanborough
    When staff1 reports:
      | behind | public: @somebody |
      | kinds  | harassment        |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | harassment |
      | authors         | public     |
      | thought illegal | no         |
    And the headteacher tries to complete "Decide about the police and other measures" with:
      | police   | declined |
      | legal    | declined |
      | provider | taken    |
      | reason   | (empty)  |
    Then it is refused with "Enter the reason for each"
    When the headteacher completes "Decide about the police and other measures" with:
      | police   | declined                                   |
      | legal    | declined                                   |
      | provider | taken                                      |
      | reason   | One post, removed, and the provider has it. |
    Then the route "police judgement" was carried out
    And the timeline says "One post, removed"

  Scenario: New facts add routes and take none away
    Given the school highters-heath
    When staff1 reports:
      | kinds | offensive |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | offensive |
      | authors         | unknown   |
      | thought illegal | no        |
    Then the route "parent escalation" is not demanded
    And the route "platform report" is optional
    When the headteacher makes new facts known:
      | authors | parent               |
      | kinds   | threat               |
      | name    | Ottilie Featherstone |
      | words   | She has owned up.    |
    Then the route "parent escalation" is compulsory
    And the route "police" is left to judgement
    And the route "platform report" is optional
    And the case has severity high
    And the headteacher has the task "Report to the platform"
    When we turn to the steps with the parent
    Then the headteacher has the task "Say who the parent is and how they are reached"

  Scenario: At Wanborough the ladder with a parent begins with the second post within 12 months
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | behind | parent: a father |
      | kinds  | defamation       |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | defamation      |
      | authors         | parent          |
      | author name     | Barnabas Thrale |
      | thought illegal | no              |
    Then the route "parent escalation" is not demanded
    And the route "platform report" is not demanded
    When 11 months pass
    And staff2 reports:
      | behind | parent: the same father |
      | kinds  | defamation              |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | defamation      |
      | authors         | parent          |
      | author name     | Barnabas Thrale |
      | thought illegal | no              |
    Then the route "parent escalation" is compulsory
    And the route "platform report" is compulsory

  Scenario: A second post after more than 12 months is a first one
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | behind | parent: a father |
      | kinds  | defamation       |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | defamation      |
      | authors         | parent          |
      | author name     | Barnabas Thrale |
      | thought illegal | no              |
    And all other work of the case is carried out
    And 13 months pass
    And staff2 reports:
      | behind | parent: the same father |
      | kinds  | defamation              |
    And the headteacher completes "Confirm the facts" with:
      | kinds           | defamation      |
      | authors         | parent          |
      | author name     | Barnabas Thrale |
      | thought illegal | no              |
    Then the route "parent escalation" is not demanded

  Scenario: Where several kinds apply the strictest duty wins
    Given the school avenue
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | account | Facebook                               |
      | said    | Racist words, and a fair point on lunch. |
      | behind  | parent: a father                       |
      | kinds   | racist, complaint                      |
    And the headteacher completes "Confirm the facts" with:
      | kinds              | racist, complaint, obscene |
      | authors            | parent                     |
      | query or complaint | yes                        |
      | thought illegal    | no                         |
    Then the case has severity high
    And the route "police" is compulsory
    And the route "police judgement" is not demanded
    And the route "signpost" is compulsory
    And the route "first answer" is compulsory
    And the route "account action" is compulsory
