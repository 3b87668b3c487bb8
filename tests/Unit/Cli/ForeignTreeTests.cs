using System.Diagnostics;

namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary>
/// A tree of somebody else's, checked and fixed: nothing outside of it is read or written, and nothing in it is waited for.
/// </summary>
[TestClass]
[DoNotParallelize] // What is said meanwhile goes to the process's own output.
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)] // Links need a privilege there.
public sealed class ForeignTreeTests
{
    private const string Page = """<iframe src="https://app.getkoji.com/embed/10000000-0000-4000-8000-000000000001"></iframe>""";

    private readonly string folder = Directory.CreateTempSubdirectory("koji-tree-").FullName;

    private string Tree => Path.Combine(folder, "tree");

    [TestInitialize]
    public async Task MakeAsync()
    {
        Directory.CreateDirectory(Path.Combine(Tree, "src"));
        Directory.CreateDirectory(Path.Combine(folder, "outside"));
        await WriteAsync("outside/page.html", Page);
        await WriteAsync("outside/secret.ts", "export const KOJI = 'https://app.getkoji.com/embed/secret-of-somebody';\n");
        await WriteAsync("outside/_headers", "/*\n  Permissions-Policy: microphone=()\n");
        await WriteAsync("tree/own.html", Page);
    }

    [TestCleanup]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = false)] // A pipe would be waited for.
    public async Task Links_OutOfTheTree_AreNotFollowed()
    {
        File.CreateSymbolicLink(Path.Combine(Tree, "page.html"), Path.Combine(folder, "outside", "page.html"));
        File.CreateSymbolicLink(Path.Combine(Tree, "_headers"), Path.Combine(folder, "outside", "_headers"));
        File.CreateSymbolicLink(Path.Combine(Tree, "src", "near.ts"), Path.Combine(folder, "outside", "secret.ts"));
        Directory.CreateSymbolicLink(Path.Combine(Tree, "linked"), Path.Combine(folder, "outside"));
        foreach (
            var (name, from) in new[]
            {
                ("A", "../../outside/secret"),
                ("B", "./near"),
                ("C", "../linked/secret"),
                ("D", "../../outside/secret.ts"),
            }
        )
            await WriteAsync(
                $"tree/src/{name}.tsx",
                $"import {{ KOJI }} from '{from}';\nexport const {name} = () => <iframe src={{KOJI}} />;\n"
            );
        foreach (var pipe in new[] { ".gitignore", "pipe.html", "src/.gitignore", "package.json" })
        {
            using var made = Process.Start("mkfifo", Path.Combine(Tree, pipe));
            await made.WaitForExitAsync();
        }

        var check = await CheckAsync("check", Tree, "--format", "json");
        var fixing = await CheckAsync("check", Tree, "--fix", "--write");

        Assert.DoesNotContain("secret-of-somebody", check.Output + check.Errors);
        Assert.DoesNotContain("outside", check.Output);
        Assert.DoesNotContain("microphone=()", check.Output);
        StringAssert.Contains(await File.ReadAllTextAsync(Path.Combine(Tree, "own.html")), "allow=");
        Assert.AreEqual(Page, await File.ReadAllTextAsync(Path.Combine(folder, "outside", "page.html")), fixing.Errors);
    }

    [TestMethod]
    public async Task LinkThatWasNamed_IsCheckedAndNotWrittenThrough()
    {
        var link = Path.Combine(Tree, "page.html");
        File.CreateSymbolicLink(link, Path.Combine(folder, "outside", "page.html"));

        var check = await CheckAsync("check", link, "--fix", "--write");

        StringAssert.Contains(check.Errors, "is a symbolic link. Name the file itself");
        Assert.AreEqual(Page, await File.ReadAllTextAsync(Path.Combine(folder, "outside", "page.html")));
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder, name), text);

    private static async Task<CommandLine> CheckAsync(params string[] words)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using StringWriter printed = new() { NewLine = "\n" },
            said = new() { NewLine = "\n" };
        Console.SetOut(printed);
        Console.SetError(said);
        try
        {
            var done = await CommandLine.RunAsync(words);
            return new(done.ExitCode, done.Output + printed, done.Errors + said);
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }
}
