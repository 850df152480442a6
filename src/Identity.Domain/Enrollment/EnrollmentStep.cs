using Identity.Domain.Methods;

namespace Identity.Domain.Enrollment;

/// <summary>One method that is to be set up.</summary>
/// <param name="Method">The method that is proposed.</param>
/// <param name="Choices">What may be set up at this step, <paramref name="Method"/> first; more than one where policy lets people choose.</param>
public sealed record EnrollmentStep(AuthenticationMethod Method, IReadOnlyList<AuthenticationMethod> Choices);
