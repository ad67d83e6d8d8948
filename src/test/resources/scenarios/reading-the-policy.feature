Feature: Everybody reads the policy and says that they have
  On joining, on a new version and once a year, within ten working days (FED-25, FED-39, SMP-63, default 53).

  Scenario: Ten working days, counted as the school counts them
    Given the school boroughbridge
    And it is Friday 18 September 2026, 16:10
    When the senior authoriser asks everybody to read the policy
    Then staff1 is to read the policy by Friday 2 October 2026, 16:10
    And the governor is to read the policy
    And runner1 is to read the policy
    And the headteacher is to read the policy
    And staff1@king-james need not read the policy
    And staff1 has been sent a mail "Chalkline: please read your school’s policy"

  Scenario: It is confirmed by oneself, and a question goes to whoever answers for the policy
    Given the school boroughbridge
    And it is Friday 18 September 2026, 16:10
    When the senior authoriser asks everybody to read the policy
    And staff1 reads and acknowledges the policy, asking "May I use my own phone on a trip?"
    Then staff1 need not read the policy
    And the senior authoriser sees that 1 person has read the policy and 0 are late
    And the senior authoriser sees the question "May I use my own phone on a trip?"
    And the senior authoriser has been sent a mail "Chalkline: somebody has a question about the policy"
    And the governor sees that 1 person has read the policy and 0 are late
    And the governor sees no names of who has read the policy

  Scenario: Late does not pass to a stand-in; the head is told
    Given the school highters-heath
    And it is Friday 18 September 2026, 16:10
    When the headteacher asks everybody to read the policy
    And staff1 reads and acknowledges the policy
    And the headteacher reads and acknowledges the policy
    And it is Monday 5 October 2026, 16:10
    Then the headteacher has been sent a mail "Chalkline: somebody is late with a task that only they can do"
    And the headteacher sees that everybody but 2 people is late
    And staff2 is to read the policy
    And the deputy has been sent a mail "Chalkline: a task is late"

  Scenario: Training is shown for whoever runs an account (FED-14, FED-27, FED-40, FED-41)
    Given the school boroughbridge
    And it is Friday 18 September 2026, 16:10
    Then runner1 lacks the training "The social media policy"
    When the senior authoriser records that runner1 did the training "The social media policy" on "2026-09-17"
    Then the training of runner1 is current

  Scenario: Whoever owes a training has a task for it (FED-14, FED-27), and whoever keeps the records may end it
    Given the school boroughbridge
    And it is Friday 18 September 2026, 16:10
    When the senior authoriser asks for what is owed of training
    Then runner1 is to take the training "The social media policy" by Friday 2 October 2026, 16:10
    And staff1 has been sent a mail "Chalkline: a training waits for you"
    When runner1 enters that they took the training "The social media policy" on "2026-09-17"
    Then runner1 need not take the training "The social media policy"
    And the training of runner1 is current
    When the senior authoriser records that staff1 did the training "The social media policy" on "2026-09-17"
    Then staff1 need not take the training "The social media policy"
    When it is Monday 5 October 2026, 16:10
    Then staff2 is late with the training "The social media policy"
    And the headteacher has been sent a mail "Chalkline: somebody is late with a task that only they can do"
