Feature: A breach is decided, told and appealed against
  By another person than whoever investigated. What the policy makes certain nobody may waive.

  Scenario: A derogatory comment by staff at a school whose policy makes discipline certain
    Given the school highters-heath
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2                       |
      | said   | That school is run by fools. |
    And the headteacher assesses the breach:
      | assessment | investigate |
      | role       | staff       |
      | types      | HH-55       |
    And the headteacher appoints the deputy, who has no interest and plans
    And the deputy finds "upheld" on each allegation
    Then the headteacher has the task "Enter the outcome of the procedure"
    And the task "Decide what follows" offers "advice, disciplinary" and not "no-action"
    When the headteacher decides "advice" on the breach
    And the letter "Tell it in writing" goes, signed by the headteacher
    And the headteacher completes "Carry out what was decided" with:
      | done | yes |
    And 11 working days pass
    And the headteacher tries to complete "Close the case" with:
      | lesson | None |
    Then it is refused with "outcome of the procedure"
    When the headteacher completes "Enter the outcome of the procedure" with:
      | outcome | A written warning |
    And the headteacher completes "Close the case" with:
      | lesson | The rule on comments stands in the handbook now. |
    Then the case is closed with the outcome "upheld"

  Scenario: The same comment elsewhere leaves the outcome open
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2 |
    And the headteacher assesses the breach:
      | assessment | investigate |
      | role       | staff       |
      | types      | WAN-50      |
    And the headteacher appoints the deputy, who has no interest and plans
    And the deputy finds "upheld" on each allegation
    Then there is no task "Enter the outcome of the procedure"
    And the task "Decide what follows" offers "no-action, advice, training, management, disciplinary" and not "ending, exclusion"

  Scenario: A suspected sexual approach goes to the police by itself, and to the designated officer
    Given the school recreation
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person          | staff2 |
      | sexual approach | yes    |
    And the headteacher assesses the breach:
      | assessment     | investigate |
      | role           | staff       |
      | types          | AR-04       |
      | sexualapproach | yes         |
    Then there is a task "Tell the body outside"
    And there is no task "Appoint who investigates"
    And the timeline says "stopped"
    And the case has severity high

  Scenario: A nursery pupil is never prosecuted nor excluded
    Given the school highters-heath
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | accused | A child of the nursery |
      | role    | pupil                  |
    And the headteacher assesses the breach:
      | assessment | investigate            |
      | who        | other                  |
      | accused    | A child of the nursery |
      | role       | pupil                  |
      | types      | HH-44                  |
    And the headteacher appoints the deputy, who has no interest and plans
    And the deputy finds "upheld" on each allegation
    Then the task "Decide what follows" offers "no-action, support, child-protection" and not "exclusion, police, behaviour"

  Scenario: A pupil of a secondary school takes the way of the behaviour policy
    Given the school boroughbridge
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | accused | A pupil of Year 8 |
      | role    | pupil             |
    And the senior authoriser assesses the breach:
      | assessment | investigate       |
      | who        | other             |
      | accused    | A pupil of Year 8 |
      | role       | pupil             |
      | types      | FED-26            |
    And the headteacher appoints the senior authoriser, who has no interest and plans
    And the senior authoriser finds "partly" on each allegation
    And the headteacher decides "behaviour" on the breach
    Then the headteacher has the task "Carry out what was decided" due Tuesday 6 October 2026, 10:00

  Scenario: An allegation turns out malicious
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2 |
    And the headteacher assesses the breach:
      | assessment | investigate |
      | role       | staff       |
      | types      | WAN-57      |
      | aboutchild | yes         |
    And the headteacher appoints the deputy, who has no interest and plans
    Then the task "Find on each allegation" offers "substantiated, unsubstantiated, false, malicious, unfounded" and not "upheld"
    When the deputy finds "malicious" on each allegation
    Then the task "Decide what follows" offers "no-action, advice, training" and not "management, disciplinary"
    When the headteacher decides "no-action" on the breach
    And the letter "Tell it in writing" goes, signed by the headteacher
    And 11 working days pass
    And the headteacher completes "Close the case" with:
      | to reporter | It was looked into, and nothing was found. |
    Then the case is closed with the outcome "not-upheld"
    And staff1 has been written to, saying "It was looked into, and nothing was found."

  Scenario: An appeal is upheld by somebody who has had no part in it
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2 |
    And the headteacher assesses the breach:
      | assessment | investigate |
      | role       | staff       |
      | types      | WAN-45      |
    And the headteacher appoints the deputy, who has no interest and plans
    And the deputy finds "upheld" on each allegation
    And the headteacher decides "management" on the breach
    And the headteacher tries to enter the appeal against the decision: "Too early."
    Then it is refused with "appealed against"
    When the letter "Tell it in writing" goes, signed by the headteacher
    Then an appeal can be made until Tuesday 6 October 2026, 10:00
    When the headteacher enters the appeal against the decision: "It was not me."
    Then only the chair has the task "Decide the appeal"
    And the chair has the task "Decide the appeal" due Tuesday 13 October 2026, 10:00
    When the chair completes "Decide the appeal" with:
      | interest | no     |
      | result   | upheld |
    Then there is no task "Carry out what was decided"
    When the letter "Tell the outcome of the appeal" goes, signed by the headteacher
    And the headteacher completes "Close the case" with:
      | lesson | None |
    Then the case is closed with the outcome "set-aside"

  Scenario: The time to appeal is over
    Given the school avenue
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2 |
    And the headteacher assesses the breach:
      | assessment | investigate |
      | role       | staff       |
      | types      | AR-11       |
    And the headteacher appoints the deputy, who has no interest and plans
    And the deputy finds "upheld" on each allegation
    And the headteacher decides "no-action" on the breach
    And the letter "Tell it in writing" goes, signed by the headteacher
    And 11 working days pass
    And the headteacher tries to enter the appeal against the decision: "Too late."
    Then it is refused with "appealed against"
    And the headteacher has the task "Close the case"

  Scenario: Access to accounts is withdrawn in the register itself
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | runner1 |
    And the headteacher assesses the breach:
      | assessment | investigate |
      | role       | staff       |
      | types      | WAN-50      |
    And the headteacher appoints the deputy, who has no interest and plans
    And the deputy finds "upheld" on each allegation
    And the headteacher decides "access-withdrawn" on the breach
    Then the headteacher has the task "Take the accounts from them" due Tuesday 6 October 2026, 10:00

  Scenario: A crime that comes to light late goes to the police beside the enquiry
    Given the school st-marys-putney
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2 |
    And the headteacher assesses the breach:
      | assessment | investigate |
      | role       | staff       |
      | types      | SMP-24      |
    And the headteacher appoints the deputy, who has no interest and plans
    And the deputy learns that it may be a crime
    Then there is a task "Tell the body outside"
    And the deputy has the task "Find on each allegation"

  Scenario: Whoever decides has an interest: the next in the table decides
    Given the school wanborough
    And it is Tuesday 22 September 2026, 10:00
    When staff1 reports a breach:
      | person | staff2 |
    And the headteacher assesses the breach:
      | assessment | investigate |
      | role       | staff       |
      | types      | WAN-45      |
    And the headteacher appoints the deputy, who has no interest and plans
    And the deputy finds "upheld" on each allegation
    And the headteacher declares an interest in "Decide what follows"
    Then the case does not exist for the headteacher
    And only the chair has the task "Decide what follows"
