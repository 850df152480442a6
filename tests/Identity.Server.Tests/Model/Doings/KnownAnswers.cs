namespace Identity.Server.Tests.Model.Doings;

/// <summary>The security questions that people of the model choose, and what they answer.</summary>
internal static class KnownAnswers
{
    private static readonly (string Question, string Answer)[] All =
        [("firstPetName", "Minoes"), ("firstBoss", "De Wit"), ("childhoodStreet", "Kerkstraat"), ("dreamJob", "Astronaut"), ("lostThing", "Blue marble")];

    /// <summary>The ids of the questions.</summary>
    public static IReadOnlyList<string> Questions { get; } = [.. All.Select(known => known.Question)];

    /// <summary>What is answered to one of them.</summary>
    public static string Of(string question) => Array.Find(All, known => known.Question == question).Answer;
}
