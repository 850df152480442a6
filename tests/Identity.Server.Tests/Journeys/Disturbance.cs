namespace Identity.Server.Tests.Journeys;

/// <summary>What people, browsers and attackers do to a page in the middle of a sign-in.</summary>
public enum Disturbance
{
    /// <summary>Go on, then Back, and post the old page's form again.</summary>
    Back,

    /// <summary>Load the page again.</summary>
    Reload,

    /// <summary>Open the app in a second tab, and finish there first.</summary>
    SecondTab,

    /// <summary>Answer after the time for the sign-in is over.</summary>
    Expired,

    /// <summary>Answer wrongly.</summary>
    WrongAnswer,

    /// <summary>Post the form with every field empty.</summary>
    EmptyPost,

    /// <summary>Post nothing at all, without the form's token.</summary>
    BarePost,

    /// <summary>Post the same form twice at the same moment.</summary>
    DoublePost,

    /// <summary>Open and post the page in a browser that it does not belong to.</summary>
    ForeignBrowser,

    /// <summary>Send the id of another person's method along.</summary>
    ForeignMethod,
}
