using Identity.Domain.Methods;
using Identity.Domain.Methods.Phones;
using Identity.Domain.SignIn;

namespace Identity.Domain.Policies;

/// <summary>What the organisation wants of everybody's sign-in, as one document (schema 1).</summary>
public sealed record PolicyDocument
{
    /// <summary>The schema that is read and written.</summary>
    public const int Schema = 1;

    /// <summary>For how many days a device can be remembered at most.</summary>
    public const int MostRememberDeviceDays = 90;

    /// <summary>Nothing is required; an authenticator app is on for everyone.</summary>
    public static PolicyDocument Default { get; } = new() { Methods = [new(MethodCatalogue.Totp, On: true, GroupScope.All)] };

    /// <summary>What is said about methods; one that is not mentioned is off.</summary>
    public IReadOnlyList<MethodRule> Methods { get; init; } = [];

    /// <summary>What must be registered, by group.</summary>
    public IReadOnlyList<RegistrationRule> Registration { get; init; } = [];

    /// <summary>The order in which methods are proposed.</summary>
    public IReadOnlyList<AuthenticationMethod> Order { get; init; } = [];

    /// <summary>What a first registration takes.</summary>
    public FirstRegistrationRule FirstRegistration { get; init; } = new([FirstRegistrationRule.Password]);

    /// <summary>Whether people can be given a temporary access pass.</summary>
    public AccessPassRule AccessPass { get; init; } = AccessPassRule.Off;

    /// <summary>After how many days without a proof a phone or a mailbox has to be confirmed again (0–730); 0 is never.</summary>
    public int ReconfirmDays { get; init; } = 180;

    /// <summary>Who is stopped to confirm it again when that is due; without it, it only ceases to count for password reset.</summary>
    public GroupScope Review { get; init; } = GroupScope.Nobody;

    /// <summary>Who gets the wizard for all of security info. The others set up two-step verification and nothing else.</summary>
    public GroupScope Experience { get; init; } = GroupScope.All;

    /// <summary>Whether people have app passwords.</summary>
    public AppPasswordUse AppPasswords { get; init; }

    /// <summary>For how many days people can have a device remembered, on which they are not asked for a second step again (0–90); 0 is never.</summary>
    public int RememberDeviceDays { get; init; }

    /// <summary>The levels that apps take.</summary>
    public IReadOnlyList<SignInRule> SignIn { get; init; } = [];

    /// <summary>Who may reset a forgotten password, and how; <see langword="null"/> if nobody may.</summary>
    public PasswordResetRule? PasswordReset { get; init; }

    /// <summary>What new passwords must not lean on.</summary>
    public PasswordRule Passwords { get; init; } = PasswordRule.Default;

    /// <summary>Whether policy lets a person in <paramref name="groups"/> use the method.</summary>
    public bool IsUsable(AuthenticationMethod method, IReadOnlySet<string> groups) =>
        Methods.Any(rule => rule.Method == method && rule.On && rule.Groups.Covers(groups))
        && !(method == MethodCatalogue.Questions && PasswordReset?.IsAdministrator(groups) == true);

    /// <summary>Whether policy lets a person in <paramref name="groups"/> use what they have registered: a phone must still be reachable in some way (fault 17), a key be of a model that is good.</summary>
    public bool IsUsable(RegisteredMethod method, IReadOnlySet<string> groups) =>
        IsUsable(method.Method, groups)
        && Reaches(method)
        && (method.Method != MethodCatalogue.SecurityKey || Keys.Allows(method.Key));

    /// <summary>Whether policy leaves a way to reach what is registered: it speaks of phones, and of texts or calls that go there.</summary>
    public bool Reaches(RegisteredMethod method) => method.Phone is not { } slot || PhoneChannels(slot).Count > 0;

    /// <summary>
    /// Whether the account's own address lets a person register a first method: an administrator has verified it, and it is not read with the
    /// password that is at hand (attack 4).
    /// </summary>
    public bool CountsOwnMailbox(PersonFacts person) =>
        FirstRegistration.AllowsMailbox && person.MailDomain is { } domain && PasswordReset?.RefusesMailbox(domain) != true;

    /// <summary>What policy says about security keys and passkeys.</summary>
    public KeySwitches Keys => Methods.FirstOrDefault(rule => rule.Method == MethodCatalogue.SecurityKey)?.Keys ?? KeySwitches.Default;

    /// <summary>Whether anybody signs in with a passkey and without a password.</summary>
    public bool OffersPasskeys =>
        Keys.FirstFactor && Methods.Any(rule => rule.Method == MethodCatalogue.SecurityKey && rule is { On: true, Groups.IsNobody: false });

    /// <summary>What policy says about phones; <see langword="null"/> if it does not speak of them.</summary>
    public PhoneSwitches? Phones => Methods.FirstOrDefault(rule => rule.Method == MethodCatalogue.Phone)?.Phone;

    /// <summary>The ways in which policy lets a phone be reached, texts first. Texts go to mobile phones only.</summary>
    public IReadOnlyList<PhoneChannel> PhoneChannels(PhoneSlot slot) =>
        Phones is not { } switches
            ? []
            : [.. Enum.GetValues<PhoneChannel>().Where(channel => switches.Allows(channel) && (channel is PhoneChannel.Call || slot is not PhoneSlot.Office))];

    /// <summary>Whether the method is good for a purpose: by its kind, and by this policy.</summary>
    public bool Serves(AuthenticationMethod method, MethodPurposes purpose) =>
        method.Serves(purpose)
        && (purpose is not MethodPurposes.PasswordReset || method != MethodCatalogue.SecurityKey || PasswordReset is not { SecurityKey: false });

    /// <summary>Whether a registered method of a person in <paramref name="groups"/> counts for a purpose where a rule asks for methods; what only stands in for others never does.</summary>
    public bool Counts(RegisteredMethod registered, IReadOnlySet<string> groups, MethodPurposes purpose) =>
        IsUsable(registered, groups)
        && !registered.Method.IsReserve
        && Serves(registered.Method, purpose)
        && !(registered.Method == MethodCatalogue.Email && PasswordReset?.RefusesMailbox(registered.MailDomain) == true)
        && (registered.Method != MethodCatalogue.SecurityKey || purpose is not MethodPurposes.PasswordReset || registered.Key?.IsPasskey == true);

    /// <summary>Every kind of method that a person in <paramref name="groups"/> may register.</summary>
    public IReadOnlySet<AuthenticationMethod> UsableFor(IReadOnlySet<string> groups) =>
        MethodCatalogue.All.Where(method => IsUsable(method, groups) && IsRegistered(method.Purposes, groups)).ToHashSet();

    /// <summary>The registration rules that a person in <paramref name="groups"/> must follow.</summary>
    public IReadOnlyList<RegistrationRule> RulesFor(IReadOnlySet<string> groups) => [.. Covering(groups).Where(rule => rule.Nudge is null)];

    /// <summary>The registration rules that propose something to a person in <paramref name="groups"/>.</summary>
    public IReadOnlyList<RegistrationRule> NudgesFor(IReadOnlySet<string> groups) => [.. Covering(groups).Where(rule => rule.Nudge is not null)];

    /// <summary>Whether a person in <paramref name="groups"/> has app passwords.</summary>
    public AppPasswordUse AppPasswordsFor(IReadOnlySet<string> groups) => Experience.Covers(groups) ? AppPasswords : AppPasswordUse.Off;

    /// <summary>The one order in which methods are proposed to a person in <paramref name="groups"/>: every method of the catalogue once.</summary>
    /// <remarks>Those that a rule for this person names come first, in the document's order; then its other methods; then the catalogue's.</remarks>
    public IReadOnlyList<AuthenticationMethod> OrderFor(IReadOnlySet<string> groups)
    {
        AuthenticationMethod[] everything = [.. Order.Concat(MethodCatalogue.All).Distinct()];
        var named = RulesFor(groups).SelectMany(rule => rule.Named).ToHashSet();
        return [.. everything.Where(named.Contains), .. everything.Where(method => !named.Contains(method))];
    }

    /// <summary>The level that signing in to an app takes: the highest of the rules for it, at least one factor.</summary>
    public AssuranceLevel RequiredLevel(string clientId) =>
        SignIn.Where(rule => rule.Covers(clientId)).Select(rule => rule.Level).Append(AssuranceLevel.OneFactor).Max();

    private IEnumerable<RegistrationRule> Covering(IReadOnlySet<string> groups) =>
        Registration.Where(rule => rule.Groups.Covers(groups) && IsRegistered(rule.Purpose, groups));

    /// <summary>Whether a person in <paramref name="groups"/> registers anything for the purpose: the older page knows two-step verification only.</summary>
    private bool IsRegistered(MethodPurposes purpose, IReadOnlySet<string> groups) =>
        purpose.HasFlag(MethodPurposes.TwoStep) || Experience.Covers(groups);
}
