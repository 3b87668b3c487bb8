using System.Reflection;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Tests.Unit.Architecture;

/// <summary>The folders of a project are layers: none uses another that uses it, too, be it by way of others.</summary>
[TestClass]
public sealed partial class FolderRuleTests
{
    private const string Beside = "(beside the folders)";

    private static readonly Lazy<IReadOnlyList<string>> Sources = new(() =>
        [
            .. from project in new[] { "host", "harness" }.SelectMany(folder =>
                Directory.EnumerateDirectories(Path.Combine(Repository.Root, folder))
            )
            from folder in Directory.EnumerateDirectories(project).Append(project)
            where !IgnoredFolders.Contains(Path.GetFileName(folder))
            from file in Directory.EnumerateFiles(
                folder,
                "*.cs",
                folder == project ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories
            )
            select File.ReadAllText(file),
        ]
    );

    private static readonly string[] IgnoredFolders = ["bin", "obj", "node_modules"];

    [TestMethod]
    [DataRow("KojiWidgetHarness.Checks")]
    [DataRow("KojiWidgetHarness.Reports")]
    [DataRow("KojiWidgetHarness.Scenarios")]
    [DataRow("koji-harness", "KojiWidgetHarness.Cli")]
    public void FoldersOfTheHarness_AreNotInACycle(string assembly, string? root = null)
    {
        var cycles = Graph(assembly, root ?? assembly).Cycles();

        Assert.IsEmpty(cycles, Report(cycles));
    }

    // Settings, program and what writes JSON are beside the folders there: every folder uses the ones and is used by the others.
    [TestMethod]
    [DataRow("KojiWidgetHarness.Protocol")]
    [DataRow("KojiWidgetHarness.Simulator")]
    [DataRow("KojiWidgetHarness.Host")]
    public void FoldersOfTheHost_AreNotInACycle(string assembly)
    {
        var cycles = Graph(assembly, assembly).Without(Beside).Cycles();

        Assert.IsEmpty(cycles, Report(cycles));
    }

    [TestMethod]
    public void Cycle_IsReportedWithItsTypes_WhatLeadsIntoItIsNot()
    {
        var graph = new FolderGraph();
        graph.Add("Faults", "Sites", "Redirects uses EmbedSite");
        graph.Add("Sites", "Probes", "WidgetSearch uses FrameRecorder");
        graph.Add("Probes", "Faults", "EvidenceCollector uses PagePart");
        graph.Add("Catalog", "Faults", "PageScenarios uses Fault");
        graph.Add("Faults", "Faults", "Redirects uses Fault");
        graph.Add("Probes", "Browser", "FrameProbe uses BrowserKind");

        CollectionAssert.AreEqual(
            new[]
            {
                "Faults -> Sites (1): Redirects uses EmbedSite",
                "Probes -> Faults (1): EvidenceCollector uses PagePart",
                "Sites -> Probes (1): WidgetSearch uses FrameRecorder",
            },
            graph.Cycles().ToArray()
        );
    }

    [TestMethod]
    public void Graph_HasWhatMethodsUse()
    {
        // What the compiler makes of a lambda is a type of its own.
        Type[] types = [typeof(Example), .. typeof(Example).GetNestedTypes(BindingFlags.NonPublic)];

        var uses = types.SelectMany(TypeUses.Of).Select(type => type.Name).ToList();

        CollectionAssert.IsSubsetOf(
            new[] { "ITestMethod", "SortedList`2", "Version", "Regex", "InvalidDataException", "DateOnly", "Guid", "CultureInfo" },
            uses
        );
    }

    private static FolderGraph Graph(string assembly, string root)
    {
        var graph = new FolderGraph();
        foreach (var type in Assembly.Load(assembly).GetTypes())
        {
            if (FolderOf(type.Namespace, root) is not { } from)
                continue;
            foreach (var used in TypeUses.Of(type).Where(used => used.Assembly == type.Assembly))
            {
                if (FolderOf(used.Namespace, root) is { } to)
                    graph.Add(from, to, $"{Outermost(type).Name} uses {Outermost(used).Name}");
            }
        }

        // A constant is in no compiled code as another type's, but its namespace is in the source.
        foreach (var source in Sources.Value)
        {
            if (FolderOf(Namespace().Match(source).Groups[1].Value, root) is not { } from)
                continue;
            foreach (Match used in Using().Matches(source))
            {
                if (FolderOf(used.Groups[1].Value, root) is { } to && to != Beside)
                    graph.Add(from, to, $"{Declared().Match(source).Groups[1].Value} has '{used.Value}'");
            }
        }

        return graph;
    }

    private static string Report(IEnumerable<string> cycles) =>
        $"Folders use each other in a cycle: move what both need to a folder of its own, or to the one that uses less.\n{string.Join('\n', cycles)}\n";

    // What the compiler makes beside the project's own namespace is in none of its folders.
    private static string? FolderOf(string? ns, string root) =>
        ns == root ? Beside
        : ns?.StartsWith(root + ".", StringComparison.Ordinal) == true ? ns[(root.Length + 1)..].Split('.')[0]
        : null;

    // What the compiler makes of a lambda is nested in the type that has it.
    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using (?:static |\w+ = )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^(?:\w+ )*(?:class|record|struct|enum|interface) (?!struct)(\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();

    private sealed class Example : SortedList<Example, ITestMethod>
    {
        private readonly Version[] versions = [];

        public string? Of(Regex pattern)
        {
            try
            {
                var all = new List<DateOnly> { DateOnly.Parse("2026-01-01", System.Globalization.CultureInfo.InvariantCulture) };
                return string.Join(',', all.Select(day => $"{Guid.NewGuid()} {day} {versions.Length} {pattern}"));
            }
            catch (InvalidDataException)
            {
                return null;
            }
        }
    }
}
