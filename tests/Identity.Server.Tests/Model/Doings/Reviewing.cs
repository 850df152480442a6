using Identity.Domain.Methods;
using Identity.Domain.SignIn;
using Identity.Server.Pages.Shared;
using Identity.Server.Pages.SignIn;
using Identity.Storage.Codes;

namespace Identity.Server.Tests.Model.Doings;

/// <summary>Confirms phones and mailboxes anew, or puts it off.</summary>
internal static class Reviewing
{
    /// <summary>Goes on with one of the methods that are due.</summary>
    public static Task GoOnAsync(Doing doing, ModelJourney journey, ModelPerson person, GateDecision.Review review)
    {
        var method = doing.Dice.Pick(review.Due);
        if (doing.Dice.Chance(20))
        {
            return SigningIn.PostAsync<ReviewModel>(doing, journey, "review, later", _ => { }, page => page.OnPostLaterAsync(default));
        }

        if (Codes.Answered(doing, person, CodePurpose.Review, journey.Handle) is { } call && call.MethodId == method.Id)
        {
            Allow(doing, call);
            return SigningIn.PostAsync<ReviewCallModel>(doing, journey, "review/call", page => page.MethodId = method.Id, page => page.OnPostAsync(default));
        }

        var (code, right) = Codes.Of(doing, person, CodePurpose.Review, journey.Handle, method.Id);
        if (right is null && doing.Dice.Chance(80))
        {
            return SendAsync(doing, journey, method);
        }

        Allow(doing, right);
        doing.Step.Tell($"code {(right is null ? "wrong" : "right")}");
        return SigningIn.PostAsync<ReviewCodeModel>(
            doing, journey, "review/code", page => (page.MethodId, page.Input) = (method.Id, new CodeInput { Code = code }), page => page.OnPostAsync(default));
    }

    private static Task<string?> SendAsync(Doing doing, ModelJourney journey, RegisteredMethod method)
    {
        var isCall = doing.Dice.Chance(30);
        return SigningIn.PostAsync<ReviewModel>(doing, journey, $"review {method.Method}", page => page.MethodId = method.Id, page => (method.Method.Name, isCall) switch
        {
            ("email", _) => page.OnPostMailAsync(default),
            (_, true) => page.OnPostCallAsync(default),
            _ => page.OnPostTextAsync(default),
        });
    }

    private static void Allow(Doing doing, ModelMessage? right)
    {
        if (right is not null)
        {
            doing.Step.MayConfirm[right.MethodId] = () => right.IsUsed = true;
        }
    }
}
