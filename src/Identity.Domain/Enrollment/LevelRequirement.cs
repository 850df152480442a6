using Identity.Domain.Methods;
using Identity.Domain.Policies;
using Identity.Domain.SignIn;

namespace Identity.Domain.Enrollment;

/// <summary>What an app's level asks of what is registered, in the form of a registration rule that cannot wait.</summary>
internal static class LevelRequirement
{
    private static readonly RegistrationRule AnySecondStep = Rule(new RegistrationRequirement.Count(1));

    private static readonly RegistrationRule SecurityKey = Rule(new RegistrationRequirement.Named([MethodCatalogue.SecurityKey], AllowOther: false));

    /// <summary>The rule; none where a password is enough.</summary>
    public static IReadOnlyList<RegistrationRule> Of(AssuranceLevel level)
    {
        if (level < AssuranceLevel.TwoFactor)
        {
            return [];
        }

        return level is AssuranceLevel.PhishingResistant ? [SecurityKey] : [AnySecondStep];
    }

    private static RegistrationRule Rule(RegistrationRequirement requirement) =>
        new() { Id = "", Groups = GroupScope.All, Purpose = MethodPurposes.TwoStep, Requirement = requirement };
}
