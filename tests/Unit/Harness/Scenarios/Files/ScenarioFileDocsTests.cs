using System.Text.Json;
using KojiWidgetHarness.Harness.Scenarios.Files;
using KojiWidgetHarness.Harness.Scenarios.Files.Words;
using KojiWidgetHarness.Tests.Unit.Architecture;

namespace KojiWidgetHarness.Tests.Unit.Harness.Scenarios.Files;

[TestClass]
public sealed class ScenarioFileDocsTests
{
    private const string Update = "UPDATE_DOCS";

    private static readonly string Folder = Path.Combine(Repository.Root, "harness", "Library", "Scenarios", "Files", "Docs");

    [TestMethod]
    public void Files_InTheSourceTree_SayWhatTheTableSays()
    {
        var wanted = ScenarioFileDocs.Files();
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            foreach (var (name, text) in wanted)
                File.WriteAllText(Path.Combine(Folder, name), text);
        }

        var found = Directory.EnumerateFiles(Folder).ToDictionary(path => Path.GetFileName(path), path => File.ReadAllText(path).ReplaceLineEndings("\n"));

        var different = wanted.Keys.Union(found.Keys).Where(name => found.GetValueOrDefault(name) != wanted.GetValueOrDefault(name));
        Assert.AreEqual("", string.Join(", ", different), $"These are out of date. Write them anew: {Update}=1 dotnet test --project tests/Unit --filter {nameof(ScenarioFileDocsTests)}");
    }

    [TestMethod]
    public void Schema_HasEveryKeyAndWord()
    {
        using var schema = JsonDocument.Parse(ScenarioSchema.Write());
        var words = schema.RootElement.GetProperty("$defs");

        CollectionAssert.AreEqual(FileFields.All.Select(field => field.Name).ToList(), Keys(schema.RootElement));
        CollectionAssert.AreEqual(FaultWords.All.Select(word => word.Name).ToList(), Keys(words.GetProperty("fault").GetProperty("anyOf").EnumerateArray().Last()));
        CollectionAssert.AreEqual(StepWords.All.Select(word => word.Name).ToList(), Keys(words.GetProperty("step").GetProperty("anyOf").EnumerateArray().Last()));
    }

    private static List<string> Keys(JsonElement schema) => [.. schema.GetProperty("properties").EnumerateObject().Select(key => key.Name)];
}
