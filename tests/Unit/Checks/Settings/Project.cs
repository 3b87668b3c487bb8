using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Checks.Sources;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Tests.Unit.Checks.Settings;

/// <summary>A project in a folder of its own, checked as a folder is.</summary>
internal sealed class Project : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("koji-project-").FullName;

    public Project(params IEnumerable<(string File, string Text)> files)
    {
        foreach (var (file, text) in files)
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    /// <summary>A whole page with one good embed.</summary>
    public static string Page { get; } = $"<!doctype html><html><head><title>Interview</title></head><body>{Examples.Tag()}</body></html>";

    /// <summary>A part of a page with one good embed.</summary>
    public static string Part { get; } = Examples.Tag();

    /// <summary>The only embed of a project with these files.</summary>
    public static async Task<CheckedPage> CheckAsync(params (string File, string Text)[] files)
    {
        using var project = new Project(files);
        return (await project.CheckAsync()).Single(page => page.Embeds.Count > 0);
    }

    /// <summary>What is said of its embed in one line: "loads microphone", each as yes, no or ?.</summary>
    public static async Task<string> VerdictAsync(params (string File, string Text)[] files)
    {
        var predicts = (await CheckAsync(files)).Embeds.Single().Predicts;
        return $"{Word(predicts.Loads)} {Word(predicts.Microphone)}";
    }

    /// <summary>Checks its pages.</summary>
    /// <param name="servedAt">Where they are served; null where that is not known.</param>
    public async Task<IReadOnlyList<CheckedPage>> CheckAsync(string? servedAt = null)
    {
        var (pages, searched) = (new List<PageReading>(), new List<SearchedFile>());
        foreach (var file in PageFiles.Find(folder))
        {
            if (PageFiles.IsPage(file))
                pages.Add(await PageFiles.ReadAsync(file, null, default));
            searched.Add(
                PageFiles.IsPage(file)
                    ? SearchedFile.Of(file, pages[^1].Source!.Text, folder)
                    : await PageFiles.SearchAsync(file, folder, [], default)
            );
        }

        var policies = SearchedFiles.PoliciesOf(searched);
        return
        [
            .. pages.Select(page =>
                new PageChecker([]).Check(
                    policies.Apply(page.Source! with { Address = servedAt is null ? null : new(servedAt) }),
                    isOneOfMany: true
                )
            ),
        ];
    }

    public string PathOf(string file) => Path.Combine(folder, file);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Word(bool? value) =>
        value switch
        {
            true => "yes",
            false => "no",
            _ => "?",
        };
}
