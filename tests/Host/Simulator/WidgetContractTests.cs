using System.Text.Json;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator;

/// <summary>The widget's script repeats what a browser cannot read from C#; here the two are compared.</summary>
[TestClass]
public sealed partial class WidgetContractTests
{
    [TestMethod]
    public void Errors_InScript_AreTheDocumentedOnesOfTheWidget()
    {
        var block = Between(Read("contract.js"), "export const errors = {", "};");

        var actual = Property().Matches(block).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).ToArray();

        var posted = KojiErrorCatalog.All.Where(error => error.HttpStatus is null);
        var expected = posted.Select(error => (error.Code.Value, error.Message)).ToArray();
        CollectionAssert.AreEquivalent(expected, actual);
    }

    [TestMethod]
    [DataRow(SimulatorRoutes.WidgetProjects)]
    [DataRow(SimulatorRoutes.WidgetInterviews)]
    [DataRow(SimulatorRoutes.Interviews)]
    [DataRow(SimulatorRoutes.MessageShapeParameter)]
    public void Contract_InScript_HasWhatTheServerAnswers(string value) => StringAssert.Contains(Read("contract.js"), $"\"{value}\"");

    [TestMethod]
    public void InvalidSessionToken_InScript_IsTheDocumentedCode() =>
        StringAssert.Contains(Read("contract.js"), $"invalidSessionToken = \"{KojiErrorCodes.InvalidSessionToken}\"");

    [TestMethod]
    public void Shapes_InScript_AreThoseOfTheProtocol()
    {
        var actual = ShapeKey().Matches(Read("shapes.js")).Select(match => match.Groups[1].Value).ToArray();

        var expected = Enum.GetNames<MessageShape>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName).ToArray();
        CollectionAssert.AreEqual(expected, actual);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "simulator", file));

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    [GeneratedRegex("^  (\\w+): \"(.+)\",$", RegexOptions.Multiline)]
    private static partial Regex Property();

    [GeneratedRegex("^  \"([a-z-]+)\": ", RegexOptions.Multiline)]
    private static partial Regex ShapeKey();
}
