using System.Text.RegularExpressions;
using KojiWidgetHarness.Tests.Browser.Cli;
using KojiWidgetHarness.Tests.Browser.Pages;

namespace KojiWidgetHarness.Tests.Browser.Packages;

/// <summary>The packed library in test projects: in that of <c>init</c> and in those of the SDK's templates.</summary>
[TestClass]
[TestCategory("Browser")]
[HeldBack("The sample, a project on its own, is built against the packed library with each change.")]
public sealed class TemplateTests
{
    private const string Init = "init";

    private const string Test = """
        using KojiWidgetHarness.Scenarios;
        using KojiWidgetHarness.MSTest;

        [TestClass]
        public sealed class WidgetTests : KojiPageTest
        {
            [TestMethod, Scenario("unknown-project")]
            public async Task Koji(Scenario scenario) => Expect(await RunAsync(scenario)).ToPass();
        }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koji-template-");

    public static IEnumerable<object[]> Templates =>
        new object[][]
        {
            [new[] { Init }],
            [new[] { "mstest" }],
            [new[] { "mstest", "--test-runner", "Microsoft.Testing.Platform" }],
            [new[] { "mstest", "--sdk" }],
            [new[] { "mstest", "--sdk", "--test-runner", "Microsoft.Testing.Platform" }],
            [new[] { "mstest-playwright" }],
        };

    [TestCleanup]
    public void Clean() => folder.Delete(recursive: true);

    [TestMethod]
    [DynamicData(nameof(Templates))]
    [Timeout(300_000, CooperativeCancellation = false)]
    public async Task Project_OfATemplate_RunsAScenario(string[] template)
    {
        await using var shop = await PlainSite.StartAsync(
            "<!doctype html><title>Shop</title><iframe src='https://koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7' allow=microphone></iframe>"
        );
        if (template is [Init])
            await InitAsync(shop.Address);
        // The template's Playwright is older than the library's, and NuGet refuses that: the package's README says what to do.
        else
            await MakeAsync(template, project =>
                Regex.Replace(
                    Regex.Replace(project, "(?<=MSTest.Sdk/)[0-9.]+", Pinned("MSTest")),
                    "(?<=Playwright.*Version=\")[0-9.]+",
                    Pinned("Microsoft.Playwright")
                )
            );

        // On Microsoft.Testing.Platform an option that is for the build alone is handed to the tests, which refuse it.
        string[] build = template.Contains("Microsoft.Testing.Platform") ? [] : [DotNet.OneProcess];
        var (exitCode, output) = await DotNet.RunAsync(
            "dotnet",
            ["test", .. build, $"-p:RestoreAdditionalProjectSources={Packed.Folder}"],
            template is [Init] ? Path.Combine(folder.FullName, "Koji.Tests") : folder.FullName
        );

        Assert.AreEqual(0, exitCode, output);
        StringAssert.Matches(output, new($"(Passed: +|succeeded: ){(template is [Init] ? 2 : 1)}\\b"), output);
        Assert.DoesNotContain("warning", template is [Init] ? output : "");
    }

    [TestMethod]
    [Timeout(300_000, CooperativeCancellation = false)]
    public async Task Project_WithAnAdapterThatIsTooOld_IsNotBuiltAndSaysWhatToDo()
    {
        await MakeAsync(["mstest"], project => Regex.Replace(project, "(?<=\"MSTest\" Version=\")[0-9.]+", "3.11.1"));

        var (exitCode, output) = await DotNet.RunAsync(
            "dotnet",
            ["build", "-v", "q", DotNet.OneProcess, $"-p:RestoreAdditionalProjectSources={Packed.Folder}"],
            folder.FullName
        );

        Assert.AreEqual(1, exitCode, output);
        StringAssert.Matches(
            output,
            new(@"error KOJI0001: MSTest\.TestAdapter 3\.11\.1 finds no test of .* 'dotnet add package MSTest --version 4\.0\.2' does"),
            output
        );
    }

    // For a solution that keeps the versions of its packages in one place.
    private async Task InitAsync(Uri page)
    {
        await Packed.LibraryAsync();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Shop.sln"), "");
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "Directory.Packages.props"),
            "<Project><PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup></Project>"
        );
        var init = await CommandLine.RunAsync($"init {folder} --page {page}");
        Assert.AreEqual(0, init.ExitCode, init.Errors);
        var project = Path.Combine(folder.FullName, "Koji.Tests", "Koji.Tests.csproj");
        await File.WriteAllTextAsync(
            project,
            Regex.Replace(await File.ReadAllTextAsync(project), "(?<=KojiWidgetHarness.MSTest\" Version=\")[^\"]+", Packed.Version)
        );
    }

    private async Task MakeAsync(string[] template, Func<string, string> change)
    {
        await Packed.LibraryAsync();
        var (exitCode, output) = await DotNet.RunAsync(
            "dotnet",
            ["new", .. template, "-n", "Tests", "-o", folder.FullName, "--no-restore"]
        );
        Assert.AreEqual(0, exitCode, output);
        foreach (var own in folder.GetFiles("*Test*.cs").Where(file => file.Name != "MSTestSettings.cs"))
            own.Delete();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "WidgetTests.cs"), Test);
        var project = Path.Combine(folder.FullName, "Tests.csproj");
        var reference =
            $"<ItemGroup><PackageReference Include=\"KojiWidgetHarness.MSTest\" Version=\"{Packed.Version}\" /></ItemGroup></Project>";
        await File.WriteAllTextAsync(
            project,
            change(await File.ReadAllTextAsync(project)).Replace("</Project>", reference, StringComparison.Ordinal)
        );
    }

    private static string Pinned(string package) =>
        Regex
            .Match(
                File.ReadAllText(Path.Combine(DotNet.Repository, "Directory.Packages.props")),
                $"\"{Regex.Escape(package)}\" Version=\"([^\"]+)"
            )
            .Groups[1]
            .Value;
}
