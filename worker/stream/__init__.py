"""The stream: Faust agents, their windows, their state, and what runs and watches them (`run`)."""
