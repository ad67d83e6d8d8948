package org.chalkline.abuse.domain;

import org.springframework.data.jpa.repository.JpaRepository;

/** The cases of abuse. */
public interface AbuseCaseRepository extends JpaRepository<AbuseCase, String> {}
