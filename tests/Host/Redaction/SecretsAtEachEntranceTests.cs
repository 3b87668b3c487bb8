using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Tests.Host.Cli;
using KojiWidgetHarness.Tests.Unit.Protocol.Redaction;

namespace KojiWidgetHarness.Tests.Host.Redaction;

/// <summary>Secrets that anybody hands in, in any field: none comes out, neither as it is nor encoded.</summary>
[TestClass]
[DoNotParallelize]
public sealed class SecretsAtEachEntranceTests
{
    private static PlantedServers planted = null!;
    private static string folder = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        folder = Directory.CreateTempSubdirectory("koji-secrets-").FullName;
        planted = await PlantedServers.StartAsync(context.CancellationToken);
    }

    [ClassCleanup]
    public static async Task StopAsync()
    {
        await planted.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public void DataFolder_HoldsNone()
    {
        var files = Directory.EnumerateFiles(planted.Folder).ToList();

        Assert.IsNotEmpty(files.Where(file => new FileInfo(file).Length > 100_000), string.Join(' ', files));
        AssertNone(SecretForms.InFolder(planted.Folder));
    }

    [TestMethod]
    public void Answers_AreOfWhatWasStored_AndRepeatNone()
    {
        var stored = planted.Answers.Sum(answer => JsonNode.Parse(answer)!["stored"]!.GetValue<int>()); // Each is a receipt.

        Assert.AreEqual(PlantedSecrets.All.Count * 4, stored);
        AssertNone(planted.Answers.SelectMany(answer => SecretForms.In("answer", answer)));
    }

    [TestMethod]
    [DataRow("json")]
    [DataRow("logfmt")]
    [DataRow("md")]
    [DataRow("human")]
    public void Events_InAnyFormat_HoldNone(string format)
    {
        var command = CommandLine.Run(["events", "list", "--limit", "500", "--format", format, .. Access]);

        StringAssert.Contains(command.Output, Redactor.Mark, command.Errors);
        AssertNone(SecretForms.In(format, command.All));
    }

    [TestMethod]
    public void Export_HoldsNone()
    {
        var file = Path.Combine(folder, "all.zip");
        var command = CommandLine.Run(["export", file, .. Access]);

        Assert.AreEqual(0, command.ExitCode, command.Errors);
        var unpacked = Path.Combine(folder, "all");
        ZipFile.ExtractToDirectory(file, unpacked);
        AssertNone(SecretForms.InFolder(unpacked));
    }

    [TestMethod]
    public void Traffic_HoldsNone()
    {
        var target = planted.Servers.Target;
        foreach (var format in (string[])["json", "human", "curl"])
        {
            var command = CommandLine.Run(
                "sim",
                "traffic",
                "--simulator",
                target.Simulator.ToString(),
                "--token",
                target.SimulatorToken,
                "--format",
                format
            );

            StringAssert.Contains(
                command.Output,
                format switch
                {
                    "json" => "[redacted",
                    "curl" => "$KOJI_SECRET",
                    _ => "POST",
                },
                command.Errors
            );
            AssertNone(SecretForms.In(format, command.All));
        }
    }

    [TestMethod]
    public void Reports_HoldNone()
    {
        var run = PlantedRecord.Of(typeof(RunReport), "first").AsObject();
        var results = PlantedSecrets.All.Select(secret => PlantedRecord.Of(typeof(ScenarioResult), secret.Text)).ToList();
        foreach (var result in results)
            result["verdict"] = "fail";
        run["scenarios"] = new JsonArray([.. results]);
        run["notRun"] = new JsonArray([.. PlantedSecrets.All.Select(secret => JsonValue.Create(secret.Text))]);
        run["endedEarly"] = string.Join(' ', PlantedSecrets.All.Select(secret => secret.Text));
        run["shard"] = null;
        var file = Path.Combine(folder, "run.json");
        File.WriteAllText(file, run.ToJsonString());
        var reports = Directory.CreateDirectory(Path.Combine(folder, "reports")).FullName;

        var command = CommandLine.Run(
            "report",
            file,
            "--report",
            string.Join(
                ',',
                ((string[])["junit", "trx", "ctrf", "sarif", "html"]).Select(kind => $"{kind}={reports}/{kind}").Append("github")
            )
        );

        File.Delete(file);
        Assert.AreEqual(5, Directory.GetFileSystemEntries(reports).Length, command.All);
        AssertNone([.. SecretForms.InFolder(reports), .. SecretForms.In("terminal", command.All)]);
    }

    [TestMethod]
    [DataRow("human")]
    [DataRow("json")]
    [DataRow("sarif")]
    [DataRow("github")]
    public void Check_OfAPageWithSecretsInEachPlace_TellsNone(string format)
    {
        var pages = Directory.CreateDirectory(Path.Combine(folder, $"pages-{format}")).FullName;
        foreach (var (secret, number) in PlantedSecrets.All.Select((secret, index) => (secret, index)))
            File.WriteAllText(Path.Combine(pages, $"page-{number}.html"), Page(secret.Text));

        var command = CommandLine.Run("check", pages, "--format", format);

        StringAssert.Contains(command.All, "koji", command.Errors);
        AssertNone(SecretForms.In(format, command.All));
    }

    private static string[] Access => ["--host", planted.Servers.Target.Host.ToString(), "--token", planted.Servers.Target.ReaderToken];

    private static string Page(string text) =>
        $$"""
            <!doctype html>
            <meta http-equiv="Content-Security-Policy" content="frame-src {{WebUtility.HtmlEncode(text)}}">
            <!-- {{text}} -->
            <p>{{WebUtility.HtmlEncode(text)}}</p>
            <iframe src="https://app.getkoji.com/embed/p1?x={{Uri.EscapeDataString(text)}}&amp;{{WebUtility.HtmlEncode(
                text
            )}}" allow="{{WebUtility.HtmlEncode(text)}}" sandbox="{{WebUtility.HtmlEncode(text)}}" name="{{WebUtility.HtmlEncode(
                text
            )}}"></iframe>
            <script>addEventListener("message", event => { if (event.origin === {{JsonSerializer.Serialize(
                text
            )}}) console.log(event.data); });</script>
            """;

    private static void AssertNone(IEnumerable<string> found) => Assert.AreEqual("", string.Join('\n', found.Distinct().Take(40)));
}
