namespace KojiWidgetHarness.Simulator.Projects;

internal enum ProjectState
{
    Active,
    Unpublished,
    Archived,
    Disabled,
}
