using Identity.Domain.Methods;
using Identity.OpenId.Stores;
using Identity.Storage.Codes;
using Identity.Testing;

namespace Identity.Server.Tests.Model.Doings;

/// <summary>Chooses what to type where a code is asked for, and says beforehand whether it is right.</summary>
internal static class Codes
{
    private const int StepSeconds = 30;

    /// <summary>A code of an authenticator app: mostly the one of now, else one of before, or none of it.</summary>
    /// <param name="doing">What is done.</param>
    /// <param name="app">The app.</param>
    /// <param name="lastStep">The last time step that was accepted.</param>
    public static (string Code, long? RightStep) Of(Doing doing, AuthenticatorApp app, long lastStep)
    {
        var code = doing.Dice.Below(100) switch
        {
            < 70 => app.CodeAt(doing.Now),
            < 80 => app.CodeAt(doing.Now.AddSeconds(-StepSeconds)),
            < 85 => app.CodeAt(doing.Now.AddSeconds(-4 * StepSeconds)),
            _ => app.WrongCode(doing.Now),
        };
        var current = doing.Now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = current + 1; step >= current - 1; step--)
        {
            if (app.CodeAt(DateTimeOffset.FromUnixTimeSeconds(step * StepSeconds)) == code)
            {
                return (code, step > lastStep ? step : null);
            }
        }

        return (code, null);
    }

    /// <summary>A code that was sent to somebody: mostly the newest that is good here, else any that ever came, or none.</summary>
    public static (string Code, ModelMessage? Right) Of(Doing doing, ModelPerson? person, CodePurpose purpose, string handle, Func<ModelMessage, bool> isAsked)
    {
        var key = Handle.Hash(handle);
        bool Fits(ModelMessage message) => isAsked(message) && message.IsGood(purpose, key, person!.Epoch, doing.Now);
        var texts = person?.Inbox.Where(message => message.Channel is not CodeChannel.Call).ToList() ?? [];
        var good = texts.LastOrDefault(Fits);
        if (good is null || doing.Dice.Chance(15))
        {
            var any = texts.Count > 0 && doing.Dice.Chance(60) ? doing.Dice.Pick(texts).Secret : "000000";
            return (any, texts.LastOrDefault(message => message.Secret == any && Fits(message)));
        }

        return (good.Secret, good);
    }

    /// <summary>The same for one method.</summary>
    public static (string Code, ModelMessage? Right) Of(Doing doing, ModelPerson? person, CodePurpose purpose, string handle, Guid methodId) =>
        Of(doing, person, purpose, handle, message => message.Channel is not CodeChannel.Call && message.MethodId == methodId);

    /// <summary>What a hardware token shows now, or something that it does not; what it proves if it is right and was not used before.</summary>
    public static string OfToken(Doing doing, Dictionary<Proven, Action> may, ModelPerson person, Guid methodId)
    {
        var (token, step) = (person.Tokens[methodId], doing.Now.ToUnixTimeSeconds() / StepSeconds);
        var isShown = doing.Dice.Chance(80);
        var isRight = isShown && step > person.LastSteps.GetValueOrDefault(methodId);
        if (isRight)
        {
            may[Proven.By(MethodCatalogue.HardwareToken.Name, methodId, doing.Now, person.Epoch)] = () => person.LastSteps[methodId] = step;
        }

        doing.Step.Tell($"token, code {(isRight ? "right" : "wrong")}");
        return isShown ? token.CodeAt(doing.Now) : token.WrongCode(doing.Now);
    }

    /// <summary>A call of somebody that was answered and is good here.</summary>
    public static ModelMessage? Answered(Doing doing, ModelPerson? person, CodePurpose purpose, string handle) =>
        person?.Inbox.FindLast(message => message.IsAnswered && message.Channel is CodeChannel.Call && message.IsGood(purpose, Handle.Hash(handle), person.Epoch, doing.Now));

    /// <summary>The proof that an authenticator app makes, if the code is right.</summary>
    public static void Allow(Doing doing, Dictionary<Proven, Action> may, ModelPerson person, Guid methodId, long? step)
    {
        if (step is { } right)
        {
            may[Proven.By(MethodCatalogue.Totp.Name, methodId, doing.Now, person.Epoch)] = () => person.LastSteps[methodId] = right;
        }
    }

    /// <summary>The proof that a message makes, if it is right.</summary>
    public static void Allow(Doing doing, Dictionary<Proven, Action> may, ModelPerson? person, ModelMessage? right)
    {
        if (right is not null)
        {
            may[Proven.By(right.Channel is CodeChannel.Mail ? MethodCatalogue.Email.Name : MethodCatalogue.Phone.Name, right.MethodId, doing.Now, person!.Epoch) with { AtRegistration = right.Purpose is CodePurpose.Registration }] = () => right.IsUsed = true;
        }
    }
}
