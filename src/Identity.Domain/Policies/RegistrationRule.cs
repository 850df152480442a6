using System.Security.Cryptography;
using System.Text;
using Identity.Domain.Methods;

namespace Identity.Domain.Policies;

/// <summary>What a group must register, and whether it can wait.</summary>
public sealed record RegistrationRule
{
    private static readonly TimeOnly LastSecond = new(23, 59, 59);

    /// <summary>Its name in the document; a deferral is kept under it.</summary>
    public required string Id { get; init; }

    /// <summary>Who must follow it.</summary>
    public required GroupScope Groups { get; init; }

    /// <summary>What the methods are for: two-step verification or password reset.</summary>
    public required MethodPurposes Purpose { get; init; }

    /// <summary>Which methods, or how many.</summary>
    public required RegistrationRequirement Requirement { get; init; }

    /// <summary>How it can be put off; <see langword="null"/> if it cannot.</summary>
    public DeferralRule? Defer { get; init; }

    /// <summary>How often it is proposed; <see langword="null"/> if it is required.</summary>
    public NudgeRule? Nudge { get; init; }

    /// <summary>SHA-256 of the rule's canonical text, in hexadecimal: what a deferral was given under (fault 3).</summary>
    /// <remarks>It covers this rule alone, so that an edit elsewhere in the document neither voids nor restarts anything.</remarks>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PolicyWriter.Canonical(this))));

    /// <summary>The methods that the rule names, none if it only counts.</summary>
    public IReadOnlyList<AuthenticationMethod> Named => Requirement is RegistrationRequirement.Named named ? named.Methods : [];

    /// <summary>The methods that nothing can stand in for.</summary>
    public IReadOnlyList<AuthenticationMethod> Exact => Requirement is RegistrationRequirement.Named { AllowOther: false } named ? named.Methods : [];

    /// <summary>Whether these methods, all of which count for <see cref="Purpose"/>, are enough.</summary>
    /// <remarks>Where a number is asked, several kinds over one channel count once (fault 5). A method that is named has only to be there.</remarks>
    public bool IsSatisfiedBy(IReadOnlyCollection<RegisteredMethod> methods) =>
        Requirement is RegistrationRequirement.Named { AllowOther: false } named
            ? named.Methods.All(method => methods.Any(registered => registered.Method == method))
            : DistinctMethods.Count(methods.Select(registered => (registered.Method, registered.Channel))) >= Requirement.Kinds;

    /// <summary>Whether having all of <paramref name="kinds"/>, each over a channel of its own, is enough.</summary>
    public bool IsSatisfiedBy(IReadOnlySet<AuthenticationMethod> kinds) =>
        Requirement is RegistrationRequirement.Named { AllowOther: false } named
            ? named.Methods.All(kinds.Contains)
            : kinds.Count(kind => kind.Serves(Purpose)) >= Requirement.Kinds;

    /// <summary>Until when the rule can be put off; <see langword="null"/> if no date ends it.</summary>
    /// <remarks>The end of a day is its last whole second: a date shown from it is the day meant, and every database keeps it exactly.</remarks>
    public DateTimeOffset? Deadline(DateTimeOffset firstAskedAt) => Defer switch
    {
        DeferralRule.GraceDays grace => firstAskedAt.AddDays(grace.Days),
        DeferralRule.Until until => new DateTimeOffset(until.Day.ToDateTime(LastSecond), TimeSpan.Zero),
        _ => null,
    };
}
