using System.Text.Json;
using KojiWidgetHarness.Scenarios.Files;
using KojiWidgetHarness.Scenarios.Files.Words;

namespace KojiWidgetHarness.Tests.Unit.Scenarios.Files;

[TestClass]
public sealed class ScenarioFileDocsTests
{
    [TestMethod]
    public void Files_InTheSourceTree_SayWhatTheTableSays() =>
        GeneratedFolder.IsCurrent(ScenarioFileDocs.Files(), nameof(ScenarioFileDocsTests), "harness", "Scenarios", "Files", "Docs");

    [TestMethod]
    public void Schema_HasEveryKeyAndWord()
    {
        using var schema = JsonDocument.Parse(ScenarioSchema.Write());
        var words = schema.RootElement.GetProperty("$defs");

        CollectionAssert.AreEqual(FileFields.All.Select(field => field.Name).ToList(), Keys(schema.RootElement));
        CollectionAssert.AreEqual(
            FaultWords.All.Select(word => word.Name).ToList(),
            Keys(words.GetProperty("fault").GetProperty("anyOf").EnumerateArray().Last())
        );
        CollectionAssert.AreEqual(
            StepWords.All.Select(word => word.Name).ToList(),
            Keys(words.GetProperty("step").GetProperty("anyOf").EnumerateArray().Last())
        );
    }

    private static List<string> Keys(JsonElement schema) => [.. schema.GetProperty("properties").EnumerateObject().Select(key => key.Name)];
}
