namespace Identity.Server.Tests.Journeys;

/// <summary>Who is disturbed in the middle of a sign-in.</summary>
public enum Disturbed
{
    /// <summary>Somebody who must set up an authenticator app.</summary>
    Newcomer,

    /// <summary>Somebody who has one.</summary>
    Registered,

    /// <summary>Somebody who has one and must set up a phone, which is texted.</summary>
    WithoutPhone,

    /// <summary>The same with a phone that is called.</summary>
    WithoutPhoneAndCalled,

    /// <summary>Somebody who signs in with a phone that is texted.</summary>
    WithPhone,

    /// <summary>Somebody who signs in with a phone that is called.</summary>
    WithPhoneAndCalled,
}
