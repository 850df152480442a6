using Identity.Domain.PasswordReset.Questions;

namespace Identity.Domain.Tests.PasswordReset.Questions;

internal sealed class BuiltInQuestionsTests
{
    [Test]
    public void There_are_35_and_none_can_be_an_organisations_own()
    {
        Assert.That(BuiltInQuestions.Ids, Has.Count.EqualTo(35).And.Unique);
        Assert.That(BuiltInQuestions.Ids.Where(id => !id.Any(char.IsAsciiLetterUpper)), Is.Empty);
    }
}
