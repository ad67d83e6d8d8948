Feature: Somebody is worried about a child
  The safeguarding lead has it at the commit, must acknowledge within one school hour (default 66), else the deputy, the
  headteacher and the chair are asked, never whoever is meant. Nobody sees it but the lead and the deputy (default 45).

  Scenario Outline: A worry is told directly at <school>
    Given the school <school>
    And it is Friday 18 September 2026, 16:10
    When staff1 is worried about a child:
      | worry | She says that a man writes to her every night. |
    Then the safeguarding lead has the task "Take up the safeguarding referral" due Monday 21 September 2026, 09:10
    And the safeguarding lead finds the referral on top of the inbox
    And the deputy safeguarding lead finds the referral on top of the inbox
    And staff1 sees that it was received and nothing more
    And the case does not exist for staff1
    And the case does not exist for the chair

    Examples:
      | school          |
      | wanborough      |
      | highters-heath  |
      | avenue          |
      | st-marys-putney |

  Scenario: A worry is told at a school of the federation that has longer hours of its own
    Given the school boroughbridge
    And it is Tuesday 22 September 2026, 10:00
    When staff1 is worried about a child:
      | place | The bus |
    Then the safeguarding lead has the task "Take up the safeguarding referral" due Tuesday 22 September 2026, 11:00
    And the case does not exist for the headteacher

  Scenario: The headteacher does not see a worry about a child, unless it passes on to them
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 is worried about a child:
      | worry | Bruises on both arms. |
    Then the case does not exist for the headteacher
    When it is Tuesday 22 September 2026, 11:15
    Then the headteacher has the task "Take up the safeguarding referral"
    And the case does not exist for the deputy headteacher
    When the headteacher takes "Take up the safeguarding referral"
    And it is Tuesday 22 September 2026, 12:00
    Then the case does not exist for the chair

  Scenario: The safeguarding lead is the headteacher (SMP-27)
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When staff1 is worried about a child:
      | worry | A message from a stranger. |
    Then only the headteacher has the task "Take up the safeguarding referral"
    When it is Tuesday 22 September 2026, 11:00
    Then only the headteacher and the deputy safeguarding lead have the task "Take up the safeguarding referral"
    When it is Tuesday 22 September 2026, 11:15
    Then the chair has the task "Take up the safeguarding referral"

  Scenario: The safeguarding lead is the headteacher and is meant
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When staff1 is worried about a child:
      | worry       | He asked for her number. |
      | behind post | dsl                      |
    Then the case does not exist for the headteacher
    And only the deputy safeguarding lead has the task "Take up the safeguarding referral"
    And the headteacher has been sent no mail
    When it is Tuesday 22 September 2026, 12:00
    Then the case does not exist for the headteacher
    And the chair has the task "Take up the safeguarding referral"

  Scenario: The safeguarding lead is named in words, and turns out not to be meant
    Given the school highters-heath
    And it is Tuesday 22 September 2026, 10:00
    When staff1 is worried about a child:
      | behind | {the name of the dsl} |
    Then the case does not exist for the safeguarding lead
    And only the deputy safeguarding lead has the task "Take up the safeguarding referral"
    When the deputy safeguarding lead completes "Take up the safeguarding referral" with:
      | threshold | below                      |
      | notshared | Nothing to tell anybody.   |
      | adult     | no                         |
    Then the case exists for the safeguarding lead

  Scenario: In half-term the rota acts, and half-term has its school hours (decision 0022)
    Given the school avenue
    And staff2 is on the holiday rota as dsl from Saturday 24 October 2026 to Friday 30 October 2026
    And it is Friday 23 October 2026, 16:10
    When staff1 is worried about a child:
      | worry | She did not come home last night. |
    Then the safeguarding lead has the task "Take up the safeguarding referral" due Monday 26 October 2026, 09:10
    And the case does not exist for staff2
    When it is Monday 26 October 2026, 08:35
    Then staff2 has the task "Take up the safeguarding referral"
    When staff2 takes "Take up the safeguarding referral"
    And it is Monday 26 October 2026, 10:00
    Then only the safeguarding lead and staff2 have the task "Take up the safeguarding referral"
    When it is Saturday 31 October 2026, 09:00
    Then the case does not exist for staff2

  Scenario: The deputy acknowledges and decides on the same working day
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 is worried about a child:
      | worry | He cries every morning. |
    And it is Tuesday 22 September 2026, 11:05
    And the deputy safeguarding lead takes "Take up the safeguarding referral"
    Then the deputy safeguarding lead has the task "Take up the safeguarding referral" due Tuesday 22 September 2026, 16:30
    And the headteacher has been sent no mail

  Scenario: A child in danger asks the next person after a quarter of an hour, on a Saturday night (default 73)
    Given the school wanborough
    And it is Saturday 19 September 2026, 23:00
    When staff1 is worried about a child:
      | danger | yes |
    Then only the safeguarding lead has the task "Take up the safeguarding referral"
    When it is Saturday 19 September 2026, 23:15
    Then only the safeguarding lead and the deputy safeguarding lead have the task "Take up the safeguarding referral"
    When it is Saturday 19 September 2026, 23:30
    Then the headteacher has the task "Take up the safeguarding referral"

  Scenario: The threshold is not met: that nothing is shared is a decision with a reason
    Given the school avenue
    And it is Tuesday 22 September 2026, 10:00
    When staff1 is worried about a child:
      | worry | He is often tired. |
    And the safeguarding lead tries to complete "Take up the safeguarding referral" with:
      | threshold | none |
      | adult     | no   |
    Then it is refused with "Enter why nothing is shared"
    When the safeguarding lead completes "Take up the safeguarding referral" with:
      | threshold | below                               |
      | reason    | The family sees the nurse already.  |
      | notshared | The nurse is in touch with them.    |
      | adult     | no                                  |
    Then the case has severity low
    And there is no task "Tell the body outside"
    When the safeguarding lead completes "Decide whether the parents are told" with:
      | parents | told |
    And the safeguarding lead completes "Look at the referral again" with:
      | next      | watch      |
      | lookagain | 2026-10-06 |
    Then the case has no open task
    When it is Tuesday 6 October 2026, 08:00
    Then the safeguarding lead has the task "Look at the referral again" due Tuesday 13 October 2026, 08:30
    When the safeguarding lead completes "Look at the referral again" with:
      | next    | close   |
      | outcome | support |
      | lesson  | Tired children are seen each week. |
    Then the case is closed with the outcome "support"
    When the safeguarding lead reopens the case because "She is tired again"
    Then the safeguarding lead has the task "Take up the safeguarding referral"

  Scenario: Significant harm: social care at once, and the parents are not told since it adds to the risk
    Given the school highters-heath
    And it is Tuesday 22 September 2026, 10:00
    When staff1 is worried about a child:
      | worry | What she said of home. |
    And the safeguarding lead completes "Take up the safeguarding referral" with:
      | threshold | harm        |
      | bodies    | social-care |
      | adult     | no          |
    Then the case has severity high
    And only the safeguarding lead has the task "Tell the body outside"
    And the safeguarding lead has the task "Decide whether the parents are told" due Wednesday 23 September 2026, 10:00
    When the safeguarding lead completes "Decide whether the parents are told" with:
      | parents | not-told                        |
      | reason  | The risk is said to be at home. |
    And the body outside is told by the safeguarding lead
    Then the timeline says "The risk is said to be at home."
    And the safeguarding lead has the task "Look at the referral again"

  Scenario: A known case of female genital mutilation goes to the police without discretion
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 is worried about a child:
      | worry | What she told her teacher. |
    And the safeguarding lead completes "Take up the safeguarding referral" with:
      | threshold | harm |
      | bodies    | fgm  |
      | adult     | no   |
    And the safeguarding lead tries to complete "Tell the body outside" with:
      | made   | no         |
      | reason | Not today. |
    Then it is refused with "told"
    When the body outside is told by the safeguarding lead
    Then there is no task "Tell the body outside"

  Scenario: Grooming online: CEOP the same day, the police as well
    Given the school boroughbridge
    And it is Tuesday 22 September 2026, 10:00
    When staff1 is worried about a child:
      | worry | He asks for pictures. |
      | place | A game                |
    And the safeguarding lead completes "Take up the safeguarding referral" with:
      | threshold | harm |
      | bodies    | ceop |
      | adult     | no   |
    Then the safeguarding lead has the task "Tell the body outside" due Tuesday 22 September 2026, 23:59
    When the body outside is told by the safeguarding lead
    And the safeguarding lead has further bodies told, "police", because "The platform named him"
    Then only the safeguarding lead has the task "Tell the body outside"

  Scenario: A member of staff who works on a case refers a child from it
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports:
      | kinds | defamation |
    And the headteacher refers a child from the case:
      | worry | The child of the author stands between them. |
    And we turn to the safeguarding referral
    Then the safeguarding lead has the task "Take up the safeguarding referral" due Tuesday 22 September 2026, 11:00
    And the case does not exist for the headteacher
    When we turn back to the case that handed over
    Then the case exists for the safeguarding lead
    And the timeline says "safeguarding referred"

  Scenario: An adult who works with children may be behind it
    Given the school highters-heath
    And it is Tuesday 22 September 2026, 10:00
    When staff1 is worried about a child:
      | behind post | headteacher |
    And the safeguarding lead completes "Take up the safeguarding referral" with:
      | persons   | {the name of the headteacher} |
      | threshold | harm                          |
      | bodies    | social-care                   |
      | adult     | yes                           |
    Then the timeline says "breach-investigation"
    And the case does not exist for the headteacher

  Scenario: The file goes to another school, and its receipt is late (DP-5)
    Given the school avenue
    And it is Tuesday 22 September 2026, 10:00
    When staff1 is worried about a child:
      | worry | What was seen. |
    And the safeguarding lead completes "Take up the safeguarding referral" with:
      | threshold | need        |
      | bodies    | social-care |
      | adult     | no          |
    And the safeguarding lead makes the package for "Elm School"
    Then the safeguarding lead has the task "Send the package" due Tuesday 29 September 2026, 10:00
    When the safeguarding lead tries to complete "Send the package" with:
      | sent        | yes        |
      | senton      | 2026-09-22 |
      | how         | By mail    |
      | passwordhow | by mail    |
    Then it is refused with "another way than the package"
    When the safeguarding lead completes "Send the package" with:
      | sent        | yes              |
      | senton      | 2026-09-22       |
      | how         | Secure mail      |
      | passwordhow | On the telephone |
    And it is Sunday 27 September 2026, 09:59
    Then there is no task "Chase the receipt"
    When it is Sunday 27 September 2026, 10:00
    Then the safeguarding lead has the task "Chase the receipt" due Tuesday 29 September 2026, 08:30
    When the safeguarding lead completes "Chase the receipt" with:
      | said  | came                 |
      | words | Their lead has it.   |
    Then the timeline says "receipt entered"
    And the package is kept no longer
