using System.Reflection;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Files;

namespace KojiWidgetHarness.Cli.Setup;

/// <summary>A file that <c>init</c> writes.</summary>
/// <param name="Path">Its path below the project's folder, with slashes.</param>
/// <param name="Text">Its text.</param>
/// <param name="Next">What to do with it.</param>
internal sealed record InitFile(string Path, string Text, string Next);

/// <summary>The texts of the files that <c>init</c> writes.</summary>
/// <param name="page">How the page is served, with its address.</param>
/// <param name="model">The scenario with which the first one begins.</param>
internal sealed class InitFiles(ServedPage page, Scenario model)
{
    /// <summary>The version of MSTest that the library is made for.</summary>
    public const string MSTestVersion = "4.0.2";

    private const string Name = "koji";
    private const string ScenarioPath = $"{Name}{ScenarioFile.Extension}";
    private const string Tests = "Koji.Tests";

    private static readonly string Version = typeof(InitFiles)
        .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
        .InformationalVersion.Split('+')[0]; // The SDK writes it into every assembly.

    private string Address => page.Address!.AbsoluteUri; // It is asked for where nothing says it.

    /// <summary>The command that runs the catalogue on the page.</summary>
    public string Run => $"koji-harness run{OnPage}";

    private string OnPage =>
        $" --page {ShellText.Always(Address)}" + (page.Command is { } command ? $" --start {ShellText.Always(command)}" : "");

    // A machine of CI builds before it serves.
    private string Patience => page.Command is null ? "" : " --start-timeout 3m";

    /// <summary>All files.</summary>
    /// <param name="withTests">Whether a test project is among them.</param>
    public IReadOnlyList<InitFile> All(bool withTests) =>
        [
            new(
                $".github/workflows/{Name}.yml",
                Workflow(),
                "put the packages of 'dotnet pack' into ./packages, or leave --add-source out where a feed has them; then commit it"
            ),
            new(ScenarioPath, StarterFile.Write(Name, model), $"change it, and run it: koji-harness run {ScenarioPath}{OnPage}"),
            .. withTests
                ? new InitFile[]
                {
                    new($"{Tests}/{Tests}.csproj", Project(), $"dotnet sln add {Tests}"),
                    new($"{Tests}/WidgetTests.cs", TestClass(), $"serve your page, then: dotnet test {Tests}"),
                }
                : [],
        ];

    // Each command is a line of a block: whatever is in it, YAML takes it as it is.
    private string Workflow() =>
        $$$"""
            # Every cause of every failure of the embedded widget, reproduced in your page.
            name: Koji

            on:
              push:
                branches: [main, master]
              pull_request:

            permissions:
              contents: read

            jobs:
              koji:
                runs-on: ubuntu-latest
                timeout-minutes: 30
                steps:
                  - uses: actions/checkout@v4
                  - uses: actions/setup-dotnet@v4
                    with:
                      dotnet-version: 10.0.x
            {{{Node()}}}      # The folder has what 'dotnet pack' made. Leave --add-source out where a feed of yours has it.
                  - run: dotnet tool install KojiWidgetHarness.Cli --version {{{Version}}} --tool-path ./tools --add-source ./packages
                  - run: ./tools/koji-harness doctor
                  - run: |
                      ./tools/koji-harness run{{{OnPage}}}{{{Patience}}} --retries 1 --trace retain-on-failure --report html=koji-report,github
                  - if: ${{ !cancelled() }}
                    run: |
                      ./tools/koji-harness run {{{ScenarioPath}}}{{{OnPage}}}{{{Patience}}} --report html=koji-report/own,github
                  - if: ${{ !cancelled() }}
                    uses: actions/upload-artifact@v4
                    with:
                      name: koji-report
                      path: koji-report

            """.ReplaceLineEndings("\n");

    private string Node() =>
        page.Install.Count == 0
            ? ""
            : "      - uses: actions/setup-node@v4\n        with:\n          node-version: 22\n"
                + string.Concat(page.Install.Select(command => $"      - run: {command}\n"));

    private static string Project() =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">

              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <IsPackable>false</IsPackable>
                <!-- Versions are in this file, also where the solution keeps its own in Directory.Packages.props. -->
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
                <!-- What 'dotnet pack' made. -->
                <RestoreAdditionalProjectSources Condition="Exists('$(MSBuildThisFileDirectory)../packages')">$(MSBuildThisFileDirectory)../packages</RestoreAdditionalProjectSources>
              </PropertyGroup>

              <ItemGroup>
                <PackageReference Include="KojiWidgetHarness.MSTest" Version="{Version}" />
                <PackageReference Include="MSTest" Version="{MSTestVersion}" />
              </ItemGroup>

              <ItemGroup>
                <None Include="../{ScenarioPath}" CopyToOutputDirectory="PreserveNewest" />
              </ItemGroup>

            </Project>

            """.ReplaceLineEndings("\n");

    private string TestClass() =>
        $$"""
            using KojiWidgetHarness.MSTest;
            using KojiWidgetHarness.Protocol.Events;
            using KojiWidgetHarness.Scenarios;
            using KojiWidgetHarness.Scenarios.Steps;
            using Microsoft.VisualStudio.TestTools.UnitTesting;

            // Each test has a browser and a simulator at work: one at a time, until your machines have room for more.
            [assembly: DoNotParallelize]

            namespace Koji.Tests;

            [TestClass]
            public sealed class WidgetTests : KojiPageTest
            {
                // Your page has to be served there while the tests run{{(page.Command is { } command ? $", as by: {command}" : ".")}}
                private const string Address = "{{Address}}";

                [TestMethod, NoWidgetErrors]
                public async Task Widget_OnThePage_StartsAnInterview()
                {
                    await Context.GrantPermissionsAsync(["microphone"]);
                    await OpenAsync(Address);
                    await Widget.DoAsync(new StartInterview());

                    await Expect(Widget).ToReportInOrderAsync(EventCodes.WidgetReady, EventCodes.InterviewStarted);
                }

                [TestMethod, Scenario("{{ScenarioPath}}")]
                public async Task Page_WhenItsEmbedIsWrong_SaysWhichCode(Scenario scenario) => Expect(await RunAsync(scenario, Address)).ToPass();
            }

            """.ReplaceLineEndings("\n");
}
