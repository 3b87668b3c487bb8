using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Files.Words;

namespace KojiWidgetHarness.Tests.Unit.Scenarios.Files;

[TestClass]
public sealed class FileWordsTests
{
    [TestMethod]
    public void EveryFault_HasOneWord() => AssertWhole(FaultWords.All);

    [TestMethod]
    public void EveryStep_HasOneWord() => AssertWhole(StepWords.All);

    [TestMethod]
    public void EveryProperty_HasAKey()
    {
        AssertKeys<Scenario>(FileFields.All, extra: [FileFields.Scenario]);
        // A file cannot send the browser to another widget: the host trusts none but those that it was started with.
        AssertKeys<EmbedSettings>(EmbedFields.All, without: [nameof(EmbedSettings.Widget)]);
        AssertKeys<Expectation>(ExpectFields.All);
    }

    private static void AssertKeys<T>(IReadOnlyList<Field<T>> fields, string[]? without = null, string[]? extra = null)
    {
        var properties = typeof(T).GetProperties().Where(property => property.CanWrite).Select(property => property.Name);

        Assert.HasCount(properties.Except(without ?? []).Count() + (extra ?? []).Length, fields);
        CollectionAssert.AllItemsAreUnique(fields.Select(field => field.Name).ToList());
    }

    private static void AssertWhole<T>(IReadOnlyList<Word<T>> words)
        where T : class
    {
        var types = typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract);

        CollectionAssert.AreEquivalent(types.ToList(), words.Select(word => word.Makes).ToList());
        CollectionAssert.AllItemsAreUnique(words.Select(word => word.Name).ToList());
        Assert.IsTrue(words.All(word => word.Name.All(symbol => symbol is (>= 'a' and <= 'z') or '-') && word.Summary.EndsWith('.')));
        // A short form is read as the first, so only the others may have a default.
        Assert.IsTrue(words.All(word => word.Parameters is [] or [{ Default: null }, ..]));
    }
}
