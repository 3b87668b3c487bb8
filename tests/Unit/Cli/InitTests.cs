using System.Text.RegularExpressions;
using KojiWidgetHarness.Cli.Setup;
using KojiWidgetHarness.Scenarios.Files;
using KojiWidgetHarness.Tests.Unit.Architecture;
using YamlDotNet.RepresentationModel;

namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary><c>init</c>: what it finds in a folder, and what it writes for it.</summary>
[TestClass]
public sealed class InitTests(TestContext test) : IDisposable
{
    private const string Workflow = ".github/workflows/koji.yml";
    private const string First = "koji.scenario.yaml";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koji-init-");

    public void Dispose() => folder.Delete(recursive: true);

    [TestMethod]
    [DataRow(
        "package.json={\"scripts\":{\"start\":\"x\",\"dev\":\"vite\"}}|package-lock.json=|vite.config.ts=export default {}",
        "run --page 'http://localhost:5173/' --start 'npm run dev'",
        "npm ci"
    )]
    [DataRow(
        "package.json={\"scripts\":{\"start\":\"astro dev\"}}|pnpm-lock.yaml=",
        "run --page 'http://localhost:4321/' --start 'pnpm run start'",
        "corepack enable, pnpm install --frozen-lockfile"
    )]
    [DataRow(
        "package.json={}|src/Shop/Shop.csproj=<Project Sdk=\"Microsoft.NET.Sdk.Web\"/>|src/Lib/Lib.csproj=<Project/>",
        "run --page 'http://localhost:5000/' --start 'dotnet run --project src/Shop/Shop.csproj --urls http://localhost:5000'",
        ""
    )]
    [DataRow(
        "package.json={\"scripts\":{\"dev\":\"next dev --turbo -p 4000\"}}",
        "run --page 'http://localhost:4000/' --start 'npm run dev'",
        "npm install"
    )]
    [DataRow(
        "package.json={\"scripts\":{\"preview\":\"vite preview\"}}|yarn.lock=",
        "run --page 'http://localhost:4173/' --start 'yarn run preview'",
        "corepack enable, yarn install --frozen-lockfile"
    )]
    [DataRow("index.html=", "run --page 'http://localhost:8000/' --start 'python3 -m http.server 8000 --bind 127.0.0.1'", "")]
    public async Task Project_OfEachKind_HasAWorkflowThatServesItsPage(string files, string run, string install)
    {
        Write(files);

        var init = await CommandLine.RunAsync("init", folder.FullName);

        Assert.AreEqual((0, ""), (init.ExitCode, init.Errors));
        StringAssert.Contains(init.Output, $"Try it here: koji-harness {run}\n");
        var commands = Commands().ToList();
        Assert.AreEqual(
            install,
            string.Join(", ", commands.TakeWhile(command => !command.StartsWith("dotnet tool", StringComparison.Ordinal)))
        );
        StringAssert.StartsWith(commands[^2], $"./tools/koji-harness {run} --start-timeout 3m ");
        // What CI runs is what the command line takes.
        foreach (var command in commands.Where(command => command.StartsWith("./tools/", StringComparison.Ordinal)))
            Assert.IsNull(CommandLine.MistakeIn(Words(command)[1..]), command);
        Assert.AreEqual(
            "koji",
            ScenarioFile.Read(await File.ReadAllTextAsync(Path.Combine(folder.FullName, First), test.CancellationToken)).Name
        );
    }

    [TestMethod]
    [DataRow("a.txt=", "Nothing in this folder says how the page is served: name its address with --page, and the command that")]
    [DataRow("package.json={\"scripts\":{\"dev\":\"x\"}}", "Nothing in this folder says at which address 'npm run dev' serves the page:")]
    [DataRow(
        "package.json={\"scripts\":{\"dev\":\"node server.js\"},\"devDependencies\":{\"vite\":\"7\"}}",
        "at which address 'npm run dev' serves"
    )]
    [DataRow("package.json={\"scripts\":{\"dev\":\"vite --base /shop/\"}}", "at which address 'npm run dev' serves")]
    [DataRow("package.json={\"scripts\":{\"dev\":\"vite & node api.js\"}}", "at which address 'npm run dev' serves")]
    [DataRow("package.json={\"scripts\":{\"dev\":\"vitest\"}}", "at which address 'npm run dev' serves")]
    [DataRow("package.json={\"scripts\":{\"dev\":\"vite --port 99999\"}}", "at which address 'npm run dev' serves")]
    [DataRow(
        "package.json={\"scripts\":{\"dev\":\"vite\"}}|vite.config.ts=export default { server: { port: 3001 } }",
        "at which address 'npm run dev' serves"
    )]
    [DataRow("package.json={", "is not JSON: ")]
    [DataRow(
        "a/A.csproj=\"Microsoft.NET.Sdk.Web\"|b/B.csproj=\"Microsoft.NET.Sdk.Web\"",
        "There are 2 web projects: say which one serves the page, by its command with --start and its address with --page."
    )]
    public async Task Folder_ThatDoesNotSayHowItsPageIsServed_GetsOneLine(string files, string expected)
    {
        Write(files);

        var init = await CommandLine.RunAsync("init", folder.FullName);

        Assert.AreEqual((2, ""), (init.ExitCode, init.Output), init.Errors);
        StringAssert.Contains(init.Errors, expected);
        Assert.HasCount(1, init.Errors.TrimEnd('\n').Split('\n'));
        Assert.IsFalse(Directory.Exists(Path.Combine(folder.FullName, ".github")));
    }

    [TestMethod]
    [DataRow("http://localhost:1/it's?a=${{ b }}#:x", "echo 'a' && serve \"$HOME\": # {{ x }}")]
    [DataRow("https://user:secret@staging.example/", null)]
    public async Task PageAndCommand_ThatAreNamed_ReachTheShellAsTheyAre(string page, string? start)
    {
        string[] words = ["init", folder.FullName, "--page", page, .. start is null ? Array.Empty<string>() : ["--start", start]];
        var init = await CommandLine.RunAsync(words);

        Assert.AreEqual((0, ""), (init.ExitCode, init.Errors));
        var run = Words(Commands().ToList()[^2]);
        Assert.AreEqual(start, run.Contains("--start") ? run[Array.IndexOf(run, "--start") + 1] : null);
        Assert.AreEqual(new UriBuilder(page) { UserName = "", Password = "" }.Uri, new Uri(run[Array.IndexOf(run, "--page") + 1]));
        Assert.DoesNotContain(
            "secret",
            init.Output + await File.ReadAllTextAsync(Path.Combine(folder.FullName, Workflow), test.CancellationToken)
        );
    }

    [TestMethod]
    public async Task File_ThatExists_IsLeftAsItIs_AndADryRunWritesNothing()
    {
        Write("Shop.sln=|index.html=|koji.scenario.yaml=mine");

        var dry = await CommandLine.RunAsync("init", folder.FullName, "--dry-run");

        Assert.IsFalse(Directory.Exists(Path.Combine(folder.FullName, ".github")));
        StringAssert.Contains(dry.Output, $"✓ {Workflow} would be written:\n\n# Every cause");
        StringAssert.Contains(dry.Output, "<Project Sdk=\"Microsoft.NET.Sdk\">");

        var init = await CommandLine.RunAsync("init", folder.FullName);
        var again = await CommandLine.RunAsync("init", folder.FullName);

        Assert.AreEqual("mine", await File.ReadAllTextAsync(Path.Combine(folder.FullName, First), test.CancellationToken));
        Assert.AreEqual(
            $"✓ {Workflow}|▲ {First} exists|✓ Koji.Tests/Koji.Tests.csproj|✓ Koji.Tests/WidgetTests.cs",
            string.Join('|', Named(init))
        );
        Assert.IsTrue(Named(again).All(line => line.StartsWith('▲')));
        Assert.AreEqual((0, 0, 0), (dry.ExitCode, init.ExitCode, again.ExitCode));
    }

    [TestMethod]
    public async Task ProjectBesideTheFolder_KeepsTheTestsOut()
    {
        Write("Shop.csproj=<Project Sdk=\"Microsoft.NET.Sdk.Web\"/>");

        var init = await CommandLine.RunAsync("init", folder.FullName);

        StringAssert.Contains(init.Output, "▲ no test project: Shop.csproj is in this folder, and would compile its files, too.");
        Assert.IsFalse(Directory.Exists(Path.Combine(folder.FullName, "Koji.Tests")));
    }

    [TestMethod]
    public void TestProject_HasTheVersionOfMSTestThatTheLibraryIsMadeFor() =>
        StringAssert.Contains(
            File.ReadAllText(Path.Combine(Repository.Root, "harness", "MSTest", "KojiWidgetHarness.MSTest.csproj")),
            $"\"MSTest.TestFramework\" VersionOverride=\"{InitFiles.MSTestVersion}\""
        );

    private void Write(string files)
    {
        foreach (var file in files.Split('|'))
        {
            var path = Path.Combine(folder.FullName, file.Split('=', 2)[0]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Split('=', 2)[1]);
        }
    }

    private static IEnumerable<string> Named(CommandLine init) =>
        init
            .Output.Split('\n')
            .Where(line => line.StartsWith('✓') || line.StartsWith('▲'))
            .Select(line => line.Split([':', ','])[0].Replace(" and is left as it is", "", StringComparison.Ordinal));

    // Each step of the workflow is one of the two kinds, and the job says where it runs.
    private IEnumerable<string> Commands()
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(Path.Combine(folder.FullName, Workflow));
        yaml.Load(text);
        var job = yaml.Documents[0].RootNode["jobs"]["koji"];
        Assert.AreEqual("ubuntu-latest", job["runs-on"].ToString());
        foreach (var step in ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>())
        {
            Assert.AreNotEqual(step.Children.ContainsKey("uses"), step.Children.ContainsKey("run"));
            if (step.Children.TryGetValue("run", out var run))
                yield return run.ToString().Trim();
        }
    }

    // As a shell reads the words: without quotes, in single ones, or by a backslash.
    private static string[] Words(string command) =>
        [.. Regex.Matches(command, @"(?:'[^']*'|\\.|[^\s'\\])+").Select(word => Regex.Replace(word.Value, @"'([^']*)'|\\(.)", "$1$2"))];
}
