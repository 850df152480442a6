using Identity.Domain.Methods;

namespace Identity.Server.Tests.Model.Rules;

/// <summary>Rule 3: a method is registered once it was proven, by what was right.</summary>
internal static class ProvenMethodRule
{
    /// <summary>Looks at every method that was not there before.</summary>
    public static void Check(Change change)
    {
        if (change.Step.Kind is StepKind.Report or StepKind.Administrator)
        {
            return;
        }

        foreach (var (id, method) in change.After.People.Keys.SelectMany(id => change.After.Methods[id].Select(method => (id, method))).Where(pair => !change.Before.Methods[pair.id].Any(had => had.Id == pair.method.Id)))
        {
            var isProven = method.Method switch
            {
                { IsReserve: true } => change.Step.MayMakeCodes,
                TwoStepMethod => change.After.Transactions[change.Step.Journey!.Key].Proofs.Any(proof => proof.MethodId == method.Id && change.Log.Has(change.Step.Browser!, id, proof)),
                _ when method.Method == MethodCatalogue.Questions => change.Step.MayRegisterQuestions,
                _ => change.Step.MayRegister.Contains(method.Id),
            };
            Holds.That(isProven, $"rule 3: {method.Method} was registered by what was wrong or used");
        }
    }
}
