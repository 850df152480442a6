namespace Identity.Demo;

/// <summary>What the console says once the demo runs.</summary>
internal static class DemoGuide
{
    /// <summary>What to try, in order.</summary>
    public static string Text(DemoOptions options) =>
        $"""

        The sample app "Expenses" is at {options.AppUrl}, the identity provider at {options.ServerUrl}.
        These people and passwords are for the demo only:

          1. {DemoPeople.Sanne.UserName}  password {DemoPeople.Sanne.Password}
             has nothing registered: "More information required", then the wizard with an authenticator app and a phone, then back in Expenses.
             Type any Dutch or Belgian number: nothing is sent, the code is at {options.ServerUrl}/dev/outbox
             Sign out in Expenses and sign in again: now only the second step is asked.

          2. {DemoPeople.Lars.UserName}   password {DemoPeople.Lars.Password}
             has a phone and an authenticator app, whose key is {DemoPeople.Lars.TotpKey}
             Add that key to your app, or run: oathtool --totp --base32 {DemoPeople.Lars.TotpKey}

          3. {DemoPeople.Mila.UserName}   password {DemoPeople.Mila.Password}
             may skip for 14 days.

        What would be sent, codes and calls and mail: {options.ServerUrl}/dev/outbox
        "Nederlands" in Expenses asks the identity provider for Dutch pages.
        Data are in {options.DataFolder}; remove that folder to start afresh. Ctrl+C stops both.

        """;
}
