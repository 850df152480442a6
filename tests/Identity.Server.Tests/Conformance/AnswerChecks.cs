namespace Identity.Server.Tests.Conformance;

/// <summary>What the suite checks of every authorization response, success or error.</summary>
internal static class AnswerChecks
{
    private static readonly string[] OfSuccess = ["code", "state", "iss", "session_state"];
    private static readonly string[] OfErrors = ["error", "error_description", "error_uri", "state", "iss", "session_state"];

    public static void Check(SuiteAnswer answer, string issuer)
    {
        Assert.That(answer["state"], Is.EqualTo(answer.Request["state"]));
        Assert.That(answer["iss"], Is.EqualTo(issuer));
        if (answer["error"] is null)
        {
            Assert.That(answer.Members.Keys, Is.SubsetOf(OfSuccess));
            Entropy.Check("code", answer.Code);
            return;
        }

        Assert.That(answer.Members.Keys, Is.SubsetOf(OfErrors));
        Assert.That(answer["error_description"], Does.Match(@"^[\x20\x21\x23-\x5B\x5D-\x7E]*\z"));
    }
}
